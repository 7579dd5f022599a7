import { minus } from "#ui/format/numbers.ts";

const raised: Readonly<Record<string, string>> = {
  "-": "⁻",
  "0": "⁰",
  "1": "¹",
  "2": "²",
  "3": "³",
  "4": "⁴",
  "5": "⁵",
  "6": "⁶",
  "7": "⁷",
  "8": "⁸",
  "9": "⁹",
};

/** 10⁻⁵; between whole powers "3 × 10⁻⁶". */
export function power(log: number): string {
  const whole = Math.floor(log + 1e-9);
  const factor = 10 ** (log - whole);
  const raisedPower = [...String(whole)].map((sign) => raised[sign] ?? sign).join("");
  const shown = Number(factor.toPrecision(2));
  return (shown === 1 ? `10${raisedPower}` : `${shown} × 10${raisedPower}`).replace("-", minus);
}
