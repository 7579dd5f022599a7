import { recast } from "#core/ingest/recast.ts";
import type { Column, Table } from "#core/frame/column.ts";
import type { ReadOptions, ReadResult } from "#core/frame/reading.ts";
import { commonKind, stackColumns } from "#core/frame/stack-columns.ts";
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
  const columns = names.map((name) => stackColumns(results.map(({ table }) => columnOf(table, name))));
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
