/**
 * What stands around a number, or between its digits, that is no part of it: a currency, a percent sign, a unit, blanks
 * or apostrophes between thousands, parentheses or a true minus for negative ones.
 */
export interface PlainSpelling {
  /** The number as `numberFormats` knows it. */
  readonly number: string;
  /** What was around it: "$", "%", "kg"; "" where only its sign or grouping was unusual. */
  readonly around: string;
}

const minus = /^[\u2212\u2013]/;
const signs = "[$€£¥₹₽₩₺₪₫฿₴₦]|R\\$|(?:US|CA|AU|NZ|HK)\\$";
const codes =
  "USD|EUR|GBP|JPY|CHF|CAD|AUD|NZD|CNY|RMB|INR|BRL|MXN|SEK|NOK|DKK|PLN|CZK|HUF|RON|RUB|TRY|ZAR|KRW|SGD|HKD|ILS|THB|AED|SAR";
const units =
  "k?cal|[kmµn]?g|lbs?|oz|[kcmµn]?m|km/h|m/s|mph|ft|in|mi|yd|[mc]?l|[mµn]?s|h|hrs?|min|days?|[kMGT]?W|[kMG]?Wh|[kmM]?V|mA|[kMG]?Hz|[kMGT]i?B|°[CFK]?|bar|[hk]?Pa|ppm|px|pt|m²|km²|m³|ha|pcs|kr|Kč|zł|Ft|Fr\\.?|lei";
const before = new RegExp(`^([-+\u2212(]*)(${signs}|${codes}) ?([-+\u2212]?[\\d.,][\\s\\S]*)$`, "u");
const after = new RegExp(
  `^([-+\u2212(]*[\\d.,][\\s\\S]*?)[ \u00a0\u202f]?([%‰]|${signs}|${codes}|${units})(\\)?)$`,
  "u",
);
const spaced = /^([-+]?\d{1,3})((?:[ \u00a0\u2009\u202f'’]\d{3})+)([.,]\d*)?$/;

/** null when the token is nothing of the kind, or a plain number already. At most 40 characters are looked at. */
export function plainSpelling(token: string): PlainSpelling | null {
  if (token.length < 2 || token.length > 40 || !/\d/.test(token)) return null;
  let number = token;
  let around = "";
  const lead = before.exec(number);
  if (lead !== null) {
    number = `${lead[1]}${lead[3]}`;
    around = lead[2]!;
  } else {
    const trail = after.exec(number);
    if (trail !== null) {
      number = `${trail[1]}${trail[3]}`;
      around = trail[2]!;
    }
  }
  if (/^\([^()]*\)$/.test(number)) number = `-${number.slice(1, -1).trim()}`;
  if (minus.test(number)) number = `-${number.slice(1)}`;
  const groups = spaced.exec(number);
  if (groups !== null) {
    const separators = new Set(groups[2]!.replace(/\d/g, ""));
    if (separators.size > 1) return null;
    number = `${groups[1]}${groups[2]!.replace(/\D/g, "")}${groups[3] ?? ""}`;
  }
  if (number === token || !/^[-+]?[\d.,]+$/.test(number)) return null;
  return { number, around };
}
