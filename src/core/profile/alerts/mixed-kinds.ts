import { cellText } from "#core/frame/cells.ts";
import type { Column } from "#core/frame/column.ts";
import type { DataAlert } from "#core/frame/summary-types.ts";
import type { AlertContext } from "#core/profile/alert-context.ts";
import { grouped, percent } from "#core/profile/percent.ts";
import { countCodes } from "#core/task/class-codes.ts";

const leastShare = 0.5;
const leastNumbers = 8;
const mostTexts = 20_000;
const number = /^\s*[-+]?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?([eE][-+]?\d+)?\s*$/;

/** A column of words most of which are numbers: a few cells keep it from being read as one. */
export function mixedKinds({ table, target }: AlertContext): readonly DataAlert[] {
  return table.columns.flatMap((column): DataAlert[] => {
    if (column.name === target?.name) return [];
    const found = mixOf(column);
    if (found === null) return [];
    const { numbers, words, examples } = found;
    const n = numbers + words;
    const named = examples.map((word) => `“${word.length > 24 ? `${word.slice(0, 22)}…` : word}”`).join(", ");
    return [
      {
        code: "mixed-types",
        column: column.name,
        severity: "medium",
        message: `“${column.name}” mixes numbers and words`,
        detail: `${grouped(numbers)} of ${grouped(n)} values (${percent(numbers, n)}) are numbers; ${grouped(words)} are not, as ${named}.`,
        effect: "It is read as words, so each number is a level of its own and their order is lost.",
        advice: "Read as a number, what is none becomes a missing value.",
        fix: { kind: "kind", column: column.name, to: "numeric" },
      },
    ];
  });
}

function mixOf(column: Column): { numbers: number; words: number; examples: readonly string[] } | null {
  const levels = levelsOf(column);
  let numbers = 0;
  let words = 0;
  const different = new Set<string>();
  const examples = new Set<string>();
  for (const [text, count] of levels) {
    if (text.trim() !== "" && number.test(text) && /\d/.test(text)) {
      numbers += count;
      if (different.size < leastNumbers) different.add(text);
    } else {
      words += count;
      if (examples.size < 3) examples.add(text);
    }
  }
  const isMix = words > 0 && different.size >= leastNumbers && numbers >= leastShare * (numbers + words);
  return isMix ? { numbers, words, examples: [...examples] } : null;
}

function levelsOf(column: Column): readonly (readonly [text: string, count: number])[] {
  if (column.kind === "categorical") {
    const counts = countCodes(column.codes, column.categories.length);
    return column.categories.map((label, code) => [label, counts[code]!] as const);
  }
  if (column.kind !== "text") return [];
  const n = column.offsets.length - 1;
  const step = Math.max(1, Math.floor(n / mostTexts));
  const found: [string, number][] = [];
  for (let row = 0; row < n; row += step) {
    const text = cellText(column, row);
    if (text !== null) found.push([text, 1]);
  }
  return found;
}
