import { isTyped } from "#core/ingest/cell-type.ts";

/**
 * Whether the first record names the columns. It does unless it holds numbers or dates where the records
 * below hold them too. Years (2019, 2020, …) and a plain count (0, 1, 2, …) are names all the same.
 */
export function detectHeader(records: readonly (readonly string[])[]): boolean {
  const first = records[0] ?? [];
  const typed = first.map(isTyped);
  const nTyped = typed.filter(Boolean).length;
  if (nTyped === 0) return true;
  const below = records.slice(1);
  if (below.length === 0) return false;
  const numbers = first.filter((_, i) => typed[i]).map((cell) => Number(cell.trim()));
  const years = numbers.length >= 2 && numbers.every((n) => Number.isInteger(n) && n >= 1800 && n <= 2200);
  const counted =
    numbers.length >= 3 &&
    numbers.every((n, i) => n === i || n === i + 1) &&
    isRising(numbers) &&
    years === false;
  const ascending = isRising(numbers);
  const sameBelow = below.some((record) => record.every((cell, i) => cell.trim() === first[i]?.trim()));
  if ((years && ascending) || (counted && !sameBelow)) {
    const alike = below.filter((record) =>
      record.every((cell, i) => !typed[i] || (years ? isYear(cell) : /^[+-]?\d+$/.test(cell.trim()))),
    ).length;
    if (alike * 2 < below.length) return true;
  }
  let agree = 0;
  for (let i = 0; i < first.length; i++) {
    if (!typed[i]) continue;
    const cells = below.map((record) => record[i] ?? "").filter((cell) => cell.trim() !== "");
    if (cells.filter(isTyped).length * 2 > cells.length) agree++;
  }
  return agree * 2 <= nTyped;
}

const isYear = (cell: string): boolean => /^(1[89]|2[01])\d\d$/.test(cell.trim());

function isRising(numbers: readonly number[]): boolean {
  return numbers.every((n, i) => i === 0 || n > numbers[i - 1]!);
}

/**
 * Names that are not empty, not surrounded by blanks and all different: "column 3", "name (2)".
 * @returns `changed`: how many are not as the file has them
 */
export function repairHeader(written: readonly string[]): {
  readonly names: string[];
  readonly changed: number;
} {
  const taken = new Set<string>();
  let changed = 0;
  // A name that stands in the file as it is must not be given to an earlier repaired one.
  const asWritten = new Set(written.map((name) => name.trim()));
  const names = written.map((raw, i) => {
    const trimmed = raw.trim();
    const base = trimmed === "" ? `column ${i + 1}` : trimmed;
    let name = base;
    const isFirst = trimmed !== "" && !taken.has(base);
    for (let n = 2; !isFirst && (taken.has(name) || (asWritten.has(name) && name !== trimmed)); n++) {
      name = `${base} (${n})`;
    }
    taken.add(name);
    if (name !== raw) changed++;
    return name;
  });
  return { names, changed };
}
