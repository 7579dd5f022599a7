import { isChosen } from "#core/preprocessing/chosen-columns.ts";
import { type Direction, findDirections } from "#core/preprocessing/project-columns/directions.ts";
import { projectColumnsToPython } from "#core/preprocessing/project-columns/project-columns-python.ts";
import type { ProjectColumnsParams } from "#core/preprocessing/project-columns/schema.ts";
import { presentValues } from "#core/preprocessing/quantile.ts";
import { meanAndStd } from "#core/preprocessing/scale/measure-scale.ts";
import type { Step, WorkColumn } from "#core/preprocessing/step.ts";
import { uniqueNames } from "#core/preprocessing/unique-name.ts";
import { assert } from "#core/shared/assert.ts";
import { LatheError } from "#core/shared/problems.ts";

const [FLOAT, DOUBLE] = [1, 11];
/** The pairs of more columns than this take too long to sum up. */
const MOST_COLUMNS = 500;

export interface FittedProjectColumns {
  readonly columns: readonly { readonly name: string; readonly mean: number }[];
  readonly sums: readonly ({ readonly name: string } & Direction)[];
}

/** @throws LatheError "pipeline-invalid" from fit for principal components of more than 500 columns */
export const projectColumnsStep: Step<ProjectColumnsParams, FittedProjectColumns> = {
  fit(frame, { columns, method, components }) {
    const chosen = frame.columns.filter((column) => column.kind === "numeric" && isChosen(column, columns));
    if (method === "pca" && chosen.length > MOST_COLUMNS)
      throw new LatheError("pipeline-invalid", {
        reason: `principal components of ${chosen.length} columns take too long, and ${MOST_COLUMNS} is the most; take random directions, or name the columns`,
      });
    const unique = uniqueNames(frame.columns.map(({ name }) => name));
    const means = Float64Array.from(chosen, (column) => meanOf(valuesOf(column)));
    const found = findDirections[method](chosen.map(valuesOf), means, components);
    const word = method === "pca" ? "component" : "random sum";
    return {
      columns: chosen.map(({ name }, j) => ({ name, mean: means[j]! + 0 })),
      sums: found.map((direction, k) => ({ name: unique(`${word} ${k + 1}`), ...direction })),
    };
  },

  transform({ columns, sums }, frame) {
    const place = new Map(columns.map(({ name }, j) => [name, j]));
    const rest = frame.columns.filter(({ name }) => !place.has(name));
    const byName = new Map(frame.columns.map((column) => [column.name, column]));
    const centred = columns.map(({ name, mean }) => {
      const column = byName.get(name);
      assert(column, `the frame has “${name}”`);
      return Float64Array.from(valuesOf(column), (value) => (Number.isNaN(value) ? 0 : value - mean));
    });
    const made = sums.map(({ name, weights }): WorkColumn => {
      const totals = new Float64Array(frame.nRows);
      for (const [j, values] of centred.entries()) {
        const weight = weights[j]!;
        for (let row = 0; row < totals.length; row++) totals[row]! += values[row]! * weight;
      }
      return { kind: "numeric", name, source: name, values: Float32Array.from(totals) };
    });
    return { nRows: frame.nRows, columns: [...rest, ...made] };
  },

  notes: ({ columns, sums }) =>
    columns.map(({ name }) => ({
      column: name,
      sentence: `${name}: part of ${sums.length} ${sums.length === 1 ? "sum" : "sums"} of ${columns.length} columns${
        sums[0] === undefined ? "" : `, the first with ${Math.round(100 * sums[0].share)} % of the variance`
      }`,
    })),

  // Column by column, in the order of `transform`: a product of matrices would add in an order of its own.
  toOnnx({ columns, sums }, tensors, graph) {
    const place = new Set(columns.map(({ name }) => name));
    const rest = tensors.filter(({ name }) => !place.has(name));
    if (sums.length === 0) return rest;
    const byName = new Map(tensors.map(({ name, tensor }) => [name, tensor]));
    const zero = graph.doubles([0], []);
    let totals: string | null = null;
    for (const [j, { name, mean }] of columns.entries()) {
      const tensor = byName.get(name);
      assert(tensor !== undefined, `the graph has “${name}”`);
      const double = graph.node("Cast", [tensor], { attributes: { to: { int: DOUBLE } } });
      const away = graph.node("Sub", [double, graph.doubles([mean], [])]);
      const centred = graph.node("Where", [graph.node("IsNaN", [tensor]), zero, away]);
      const weights = graph.doubles(
        sums.map((sum) => sum.weights[j]!),
        [1, sums.length],
      );
      const part = graph.node("Mul", [centred, weights]);
      totals = graph.node("Add", [totals ?? zero, part]);
    }
    assert(totals !== null, "sums are of columns");
    const floats = graph.node("Cast", [totals], { attributes: { to: { int: FLOAT } } });
    const widths = graph.int64s(
      sums.map(() => 1),
      [sums.length],
    );
    const split = graph.nodes("Split", [floats, widths], {
      attributes: { axis: { int: 1 } },
      outputs: sums.length,
    });
    return [...rest, ...sums.map(({ name }, k) => ({ kind: "numeric" as const, name, tensor: split[k]! }))];
  },

  toPython: projectColumnsToPython,
};

function valuesOf(column: WorkColumn): Float32Array {
  assert(column.kind === "numeric", `“${column.name}” is a number`);
  return column.values;
}

/** 0 of a column without values. */
function meanOf(values: Float32Array): number {
  const present = presentValues(values);
  return present.length === 0 ? 0 : meanAndStd(present).center;
}
