import type { Table } from "#core/frame/column.ts";
import { createRandom, type Random, shuffle } from "#core/shared/random.ts";

/** A table with every kind of column that can be a feature, gaps in each, and a target made of some of them. */
export function mixedTable(nRows: number, task: "binary" | "multiclass" | "regression", seed = 1): Table {
  const random = createRandom(seed);
  const size = draw(nRows, () => random.normal() * 10 + 50);
  const weight = draw(nRows, () => random.normal());
  const colour = Int32Array.from({ length: nRows }, () => random.integer(4));
  const when = draw(nRows, () => Math.floor(random.next() * 1000) * 86_400_000 + 1.5e12);
  const signal = draw(
    nRows,
    (row) => (size[row]! - 50) / 10 + (colour[row] === 2 ? 1.5 : 0) + 0.3 * random.normal(),
  );
  for (let row = 0; row < nRows; row++) {
    if (random.next() < 0.05) size[row] = Number.NaN;
    if (random.next() < 0.05) colour[row] = -1;
    if (random.next() < 0.05) when[row] = Number.NaN;
  }
  return {
    nRows,
    columns: [
      { kind: "numeric", name: "size", values: size },
      { kind: "numeric", name: "weight", values: weight },
      { kind: "categorical", name: "colour", codes: colour, categories: ["blue", "green", "red", "teal"] },
      { kind: "datetime", name: "when", epochMs: when, hasTime: false },
      target(signal, task),
    ],
  };
}

function target(
  signal: Float64Array,
  task: "binary" | "multiclass" | "regression",
): Table["columns"][number] {
  const name = "target";
  if (task === "regression")
    return { kind: "numeric", name, values: signal.map((value) => value * 100 + 1000) };
  const categories = task === "binary" ? ["no", "yes"] : ["high", "low", "middle"];
  const codes = Int32Array.from(signal, (value) =>
    task === "binary" ? Number(value > 0) : value > 0.7 ? 0 : value < -0.7 ? 1 : 2,
  );
  return { kind: "categorical", name, codes, categories };
}

/** The same table with the target's values dealt out anew: nothing is left to learn. */
export function withShuffledTarget(table: Table, seed: number): Table {
  const order = shuffle(
    Int32Array.from({ length: table.nRows }, (_, row) => row),
    createRandom(seed),
  );
  const columns = table.columns.map((column) => {
    if (column.name !== "target") return column;
    if (column.kind === "numeric")
      return { ...column, values: Float64Array.from(order, (row) => column.values[row]!) };
    if (column.kind === "categorical")
      return { ...column, codes: Int32Array.from(order, (row) => column.codes[row]!) };
    return column;
  });
  return { ...table, columns };
}

/** Few rows, many columns of noise, and a coin for a target: what a leaky selection makes look like knowledge. */
export function noiseTable(nRows: number, nColumns: number, seed: number): Table {
  const random: Random = createRandom(seed);
  const columns = Array.from({ length: nColumns }, (_, j) => ({
    kind: "numeric" as const,
    name: `noise ${j}`,
    values: draw(nRows, () => random.normal()),
  }));
  const codes = shuffle(
    Int32Array.from({ length: nRows }, (_, row) => row % 2),
    random,
  );
  return {
    nRows,
    columns: [...columns, { kind: "categorical", name: "target", codes, categories: ["no", "yes"] }],
  };
}

function draw(nRows: number, value: (row: number) => number): Float64Array {
  return Float64Array.from({ length: nRows }, (_, row) => value(row));
}
