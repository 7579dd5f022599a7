import { recast } from "#core/ingest/recast.ts";
import { lengthOf } from "#core/frame/column-length.ts";
import type { Column, ColumnKind, Dictionary, Table } from "#core/frame/column.ts";
import type { ReadOptions, ReadResult } from "#core/frame/reading.ts";
import { sortLabels } from "#core/shared/order.ts";
import { LatheError } from "#core/shared/problems.ts";

/** One of the tables to put under each other, and how to read it again with kinds laid down. */
export interface AppendedPart {
  readonly name: string;
  read(options: ReadOptions): Promise<ReadResult>;
}

/**
 * Tables of the same columns, in any order, one under the other. A column that is of different kinds in them is read again as the kind that holds
 * all of its values, so that no spelling is lost.
 * @throws LatheError "parts-differ"; what reading one of them throws
 */
export async function appendTables(
  parts: readonly AppendedPart[],
  options: ReadOptions,
): Promise<{ readonly table: Table; readonly results: readonly ReadResult[] }> {
  let results: ReadResult[] = [];
  for (const part of parts) results.push(await part.read(options));
  const names = results[0]!.table.columns.map(({ name }) => name);
  results.forEach(({ table }, i) => checkNames(parts[0]!.name, names, parts[i]!.name, table));
  const kinds = names.map(
    (name) => [name, commonKind(results.map(({ table }) => columnOf(table, name)))] as const,
  );
  const settled: ReadResult[] = [];
  for (const [i, result] of results.entries()) {
    const differs = kinds.some(([name, kind]) => columnOf(result.table, name).kind !== kind);
    if (!differs) {
      settled.push(result);
      continue;
    }
    const asked = new Map(options.kinds ?? []);
    const again = await parts[i]!.read({
      ...options,
      kinds: kinds.map(([name, kind]) => [name, asked.get(name) ?? kind]),
    });
    const { columns } = await recast(parts[i]!.name, again.table.columns, again.table.nRows, {
      ...options,
      kinds,
    });
    settled.push({ ...again, table: { ...again.table, columns } });
  }
  results = settled;
  const nRows = results.reduce((sum, { table }) => sum + table.nRows, 0);
  const columns = names.map((name) => joined(results.map(({ table }) => columnOf(table, name))));
  return { table: { nRows, columns }, results };
}

function checkNames(first: string, names: readonly string[], other: string, table: Table): void {
  const theirs = new Set(table.columns.map(({ name }) => name));
  const lacks = names.filter((name) => !theirs.has(name));
  const has = [...theirs].filter((name) => !names.includes(name));
  if (lacks.length === 0 && has.length === 0) return;
  const list = (some: readonly string[]) =>
    some
      .slice(0, 3)
      .map((name) => `“${name}”`)
      .join(", ") + (some.length > 3 ? ", …" : "");
  const difference = [
    lacks.length > 0 && `it has no ${list(lacks)}`,
    has.length > 0 && `it has ${list(has)} beside`,
  ]
    .filter((words) => words !== false)
    .join(", and ");
  throw new LatheError("parts-differ", { first, other, difference });
}

function columnOf(table: Table, name: string): Column {
  return table.columns.find((column) => column.name === name)!; // names were compared
}

/** A column without any value has no say. */
function commonKind(columns: readonly Column[]): ColumnKind {
  const kinds = new Set(columns.filter((column) => !isEmpty(column)).map(({ kind }) => kind));
  if (kinds.size === 0) return columns[0]!.kind;
  if (kinds.size === 1) return [...kinds][0]!;
  if (kinds.size === 2 && kinds.has("integer") && kinds.has("numeric")) return "numeric";
  return kinds.has("text") ? "text" : "categorical";
}

function isEmpty(column: Column): boolean {
  return column.kind === "categorical" && column.categories.length === 0;
}

/** Columns of one kind end to end. */
function joined(columns: readonly Column[]): Column {
  const [first] = columns;
  if (first === undefined || columns.length === 1) return first!;
  switch (first.kind) {
    case "numeric":
    case "integer": {
      const all = columns as readonly (typeof first)[];
      const n = all.reduce((sum, { values }) => sum + values.length, 0);
      const single = all.every(({ values }) => values instanceof Float32Array);
      const values = single ? new Float32Array(n) : new Float64Array(n);
      let at = 0;
      for (const column of all) {
        values.set(column.values, at);
        at += column.values.length;
      }
      return { kind: first.kind, name: first.name, values };
    }
    case "datetime": {
      const all = columns as readonly (typeof first)[];
      const epochMs = Float64Array.from(all.flatMap((column) => [...column.epochMs]));
      return { ...first, epochMs, hasTime: all.some(({ hasTime }) => hasTime) };
    }
    case "text": {
      const all = columns as readonly (typeof first)[];
      const bytes = new Uint8Array(all.reduce((sum, column) => sum + column.bytes.length, 0));
      const offsets = new Uint32Array(all.reduce((sum, column) => sum + lengthOf(column), 0) + 1);
      let at = 0;
      let row = 0;
      for (const column of all) {
        bytes.set(column.bytes, at);
        for (let i = 1; i < column.offsets.length; i++) offsets[++row] = at + column.offsets[i]!;
        at += column.bytes.length;
      }
      return { ...first, bytes, offsets };
    }
    default:
      return { ...first, ...joinedDictionary(columns as readonly (typeof first)[]) };
  }
}

function joinedDictionary(columns: readonly Dictionary[]): Dictionary {
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
