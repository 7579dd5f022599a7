import type { Column } from "#core/frame/column.ts";
import { NumberStore } from "#core/ingest/growable.ts";

type NumberColumn = Extract<Column, { readonly kind: "numeric" | "integer" }>;

/** A column of computed numbers, NaN where one is missing; whole numbers where every one is. */
export function numberColumn(name: string, values: ArrayLike<number>): NumberColumn {
  const store = new NumberStore();
  let whole = true;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    store.push(value);
    if (value === value && !Number.isInteger(value)) whole = false;
  }
  return { kind: whole ? "integer" : "numeric", name, values: store.finish() };
}
