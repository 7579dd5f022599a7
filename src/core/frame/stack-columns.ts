import type {
  CategoricalColumn,
  Column,
  ColumnKind,
  DatetimeColumn,
  Dictionary,
  NumericColumn,
  TextColumn,
} from "#core/frame/column.ts";
import { lengthOf } from "#core/frame/column-length.ts";
import { sortLabels } from "#core/shared/order.ts";

/** What a column's values are compared as: numbers with numbers, dates with dates, everything else by its words. */
export type ValueClass = "number" | "date" | "word";

export function valueClass({ kind }: Pick<Column, "kind">): ValueClass {
  if (kind === "numeric" || kind === "integer") return "number";
  return kind === "datetime" ? "date" : "word";
}

/** The kind that holds all values of these columns; one without any value has no say. */
export function commonKind(columns: readonly Column[]): ColumnKind {
  const kinds = new Set(columns.filter((column) => !isEmpty(column)).map(({ kind }) => kind));
  if (kinds.size === 0) return columns[0]!.kind;
  if (kinds.size === 1) return [...kinds][0]!;
  if (kinds.size === 2 && kinds.has("integer") && kinds.has("numeric")) return "numeric";
  return kinds.has("text") ? "text" : "categorical";
}

/** A column that no value was found for: words without a word. */
export function isEmpty(column: Column): boolean {
  return column.kind === "categorical" && column.categories.length === 0;
}

/**
 * Columns end to end, under the name of the first: of the kind they share, else of the common kind of their class.
 * @param columns at least one, all of one `valueClass`
 */
export function stackColumns(columns: readonly Column[]): Column {
  const [first] = columns;
  if (first === undefined || columns.length === 1) return first!;
  const kind = commonKind(columns);
  switch (valueClass(first)) {
    case "number":
      return stackedNumbers(first.name, kind, columns as readonly NumericColumn[]);
    case "date": {
      const all = columns as readonly DatetimeColumn[];
      const epochMs = endToEnd(
        all.map((column) => column.epochMs),
        (n) => new Float64Array(n),
      );
      return { kind: "datetime", name: first.name, epochMs, hasTime: all.some(({ hasTime }) => hasTime) };
    }
    default: {
      const all = columns as readonly (CategoricalColumn | TextColumn)[];
      if (all.some((column) => column.kind === "text"))
        return { kind: "text", name: first.name, ...stackedHeap(all.map(heapOf)) };
      const dictionary = stackedDictionary(all as readonly CategoricalColumn[]);
      return { kind: kind === "boolean" ? kind : "categorical", name: first.name, ...dictionary };
    }
  }
}

function stackedNumbers(name: string, kind: ColumnKind, columns: readonly NumericColumn[]): Column {
  const single = columns.every(({ values }) => values instanceof Float32Array);
  const values = endToEnd(
    columns.map((column) => column.values),
    (n) => (single ? new Float32Array(n) : new Float64Array(n)),
  );
  return { kind: kind === "integer" ? kind : "numeric", name, values };
}

function endToEnd<A extends { readonly length: number; set(values: ArrayLike<number>, at: number): void }>(
  parts: readonly ArrayLike<number>[],
  make: (n: number) => A,
): A {
  const all = make(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

type Heap = Pick<TextColumn, "bytes" | "offsets">;

function stackedHeap(heaps: readonly Heap[]): Heap {
  const bytes = endToEnd(
    heaps.map((heap) => heap.bytes),
    (n) => new Uint8Array(n),
  );
  const offsets = new Uint32Array(heaps.reduce((sum, heap) => sum + heap.offsets.length - 1, 0) + 1);
  let at = 0;
  let row = 0;
  for (const heap of heaps) {
    for (let i = 1; i < heap.offsets.length; i++) offsets[++row] = at + heap.offsets[i]!;
    at += heap.bytes.length;
  }
  return { bytes, offsets };
}

/** Words as one UTF-8 heap, whatever holds them. */
function heapOf(column: CategoricalColumn | TextColumn): Heap {
  if (column.kind === "text") return column;
  const encoder = new TextEncoder();
  const labels = column.categories.map((label) => encoder.encode(label));
  const n = lengthOf(column);
  const offsets = new Uint32Array(n + 1);
  for (let row = 0; row < n; row++) {
    const code = column.codes[row]!;
    offsets[row + 1] = offsets[row]! + (code === -1 ? 0 : labels[code]!.length);
  }
  const bytes = new Uint8Array(offsets[n]!);
  for (let row = 0; row < n; row++) {
    const code = column.codes[row]!;
    if (code !== -1) bytes.set(labels[code]!, offsets[row]!);
  }
  return { bytes, offsets };
}

function stackedDictionary(columns: readonly Dictionary[]): Dictionary {
  const categories = sortLabels([...new Set(columns.flatMap((column) => column.categories))]);
  const codeOf = new Map(categories.map((label, code) => [label, code]));
  const codes = new Int32Array(columns.reduce((sum, column) => sum + column.codes.length, 0));
  let at = 0;
  for (const column of columns) {
    const recoded = column.categories.map((label) => codeOf.get(label)!);
    for (const code of column.codes) codes[at++] = code === -1 ? -1 : recoded[code]!;
  }
  return { codes, categories };
}
