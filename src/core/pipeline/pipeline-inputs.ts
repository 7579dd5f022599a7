import type { Column, Table } from "#core/frame/column.ts";
import type { PipelineInput } from "#core/pipeline/fitted-pipeline.ts";
import { assert } from "#core/shared/assert.ts";

/** What training saw of each raw column, for forms, for probes of an export, and for flagging rows unlike it. */
export function describeInputs(table: Table, features: readonly string[], rows: Int32Array): PipelineInput[] {
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  return features.map((name) => {
    const column = byName.get(name);
    assert(column, `the table has the feature ${name}`);
    return describeInput(column, rows);
  });
}

function describeInput(column: Column, rows: Int32Array): PipelineInput {
  switch (column.kind) {
    case "numeric":
    case "integer":
      return { ...plain(column), range: rangeOf(column.values, rows) };
    case "datetime":
      return { ...plain(column), range: rangeOf(column.epochMs, rows), hasTime: column.hasTime };
    case "categorical":
    case "boolean":
      return { ...plain(column), categories: seenCategories(column.codes, column.categories, rows) };
    case "text":
      return plain(column);
  }
}

function plain(column: Column): PipelineInput {
  return { name: column.name, kind: column.kind, range: null, categories: [], hasTime: false };
}

function rangeOf(values: Float64Array | Float32Array, rows: Int32Array): PipelineInput["range"] {
  const all = new Float64Array(rows.length);
  let n = 0;
  for (let i = 0; i < rows.length; i++) {
    const value = values[rows[i]!]!;
    if (value === value) all[n++] = value;
  }
  if (n === 0) return null;
  const present = all.subarray(0, n).sort();
  return { min: present[0]!, median: present[present.length >> 1]!, max: present[present.length - 1]! };
}

function seenCategories(codes: Int32Array, categories: readonly string[], rows: Int32Array): string[] {
  const counts = new Int32Array(categories.length);
  for (const row of rows) if (codes[row]! >= 0) counts[codes[row]!]!++;
  const seen = Array.from(categories.keys()).filter((code) => counts[code]! > 0);
  seen.sort((a, b) => counts[b]! - counts[a]! || a - b);
  return seen.map((code) => categories[code]!);
}
