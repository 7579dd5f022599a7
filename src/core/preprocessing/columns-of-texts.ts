import type { WorkColumn } from "#core/preprocessing/step.ts";
import { assert } from "#core/shared/assert.ts";

/** A number in one of the columns that are made of a text. */
export type PlacedNumber = readonly [place: number, value: number];

/**
 * The columns that a column of texts, or of categories by their text, becomes; 0 where `read` says nothing, as of a missing text. Each text is read once,
 * and only if a row has it.
 */
export function columnsOfTexts(
  column: WorkColumn,
  names: readonly string[],
  read: (text: string) => readonly PlacedNumber[],
): readonly WorkColumn[] {
  assert(column.kind === "categorical", `“${column.name}” is a text`);
  const { source, codes, categories } = column;
  const made = names.map(() => new Float32Array(codes.length));
  const known = new Map<number, readonly PlacedNumber[]>();
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code === -1) continue;
    let numbers = known.get(code);
    if (numbers === undefined) {
      numbers = read(categories[code]!);
      known.set(code, numbers);
    }
    for (const [place, value] of numbers) made[place]![row] = value;
  }
  return names.map((name, place) => ({ kind: "numeric", name, source, values: made[place]! }));
}
