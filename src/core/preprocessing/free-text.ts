import { isChosen } from "#core/preprocessing/chosen-columns.ts";
import type { WorkColumn, WorkFrame } from "#core/preprocessing/step.ts";

export type WordsColumn = Extract<WorkColumn, { kind: "categorical" }>;

/** The columns that a step of texts takes: those named, or each that reads like free text in these training rows. */
export function textColumnsOf(frame: WorkFrame, columns: readonly string[] | null): readonly WordsColumn[] {
  return frame.columns.flatMap((column) =>
    column.kind === "categorical" && isChosen(column, columns) && (columns !== null || isFreeText(column))
      ? [column]
      : [],
  );
}

/** More than half of the values differ, and at least half of the rows have a blank between words. */
function isFreeText({ codes, categories }: WordsColumn): boolean {
  const used = new Set<number>();
  let [nFilled, nBlank] = [0, 0];
  for (const code of codes) {
    if (code === -1) continue;
    nFilled++;
    used.add(code);
    if (/\S\s+\S/.test(categories[code]!)) nBlank++;
  }
  return used.size * 2 > nFilled && nBlank * 2 >= nFilled;
}

/** The same rule in Python, for `chosen`, the data frame's columns of strings. */
export const chosenTextsInPython: readonly string[] = [
  "if self.columns is None:",
  '    free = lambda texts: texts.nunique() * 2 > len(texts) and texts.str.contains(r"\\S\\s+\\S").mean() >= 0.5',
  "    chosen = chosen[[name for name in chosen.columns if free(chosen[name].dropna().astype(str))]]",
];
