import type { Reading, ReadOptions } from "#core/frame/reading.ts";

/** The options with one of them fixed, or with `undefined` left to be found again. */
export function withOption<K extends keyof ReadOptions>(
  draft: ReadOptions,
  option: K,
  value: ReadOptions[K] | undefined,
): ReadOptions {
  const { [option]: _, ...rest } = draft;
  return value === undefined ? rest : { ...rest, [option]: value };
}

/** Cells are separated by a sign, or by blanks: one choice for a person. */
export type SeparatorChoice = string;
const layouts = { blanks: "layout blanks", columns: "layout columns" } as const;
export const layoutChoices: readonly { readonly value: SeparatorChoice; readonly label: string }[] = [
  { value: layouts.blanks, label: "runs of blanks" },
  { value: layouts.columns, label: "columns of fixed width" },
];

export function separatorOf({ layout, delimiter }: Reading): SeparatorChoice {
  return layout === "delimited" ? delimiter : layouts[layout];
}

export function withSeparator(draft: ReadOptions, choice: SeparatorChoice | undefined): ReadOptions {
  const free = withOption(withOption(draft, "layout", undefined), "delimiter", undefined);
  if (choice === undefined) return free;
  if (choice === layouts.blanks) return { ...free, layout: "blanks" };
  if (choice === layouts.columns) return { ...free, layout: "columns" };
  return { ...free, delimiter: choice };
}

export function withHeaderRows(draft: ReadOptions, rows: number | undefined, isSheet: boolean): ReadOptions {
  const free = withOption(withOption(draft, "header", undefined), "headerRows", undefined);
  if (rows === undefined) return free;
  return isSheet ? { ...free, header: rows > 0 } : { ...free, headerRows: rows };
}

export function withKind(
  draft: ReadOptions,
  column: string,
  kind: NonNullable<ReadOptions["kinds"]>[number][1] | undefined,
): ReadOptions {
  const others = (draft.kinds ?? []).filter(([name]) => name !== column);
  const kinds = kind === undefined ? others : [...others, [column, kind] as const];
  return withOption(draft, "kinds", kinds.length === 0 ? undefined : kinds);
}
