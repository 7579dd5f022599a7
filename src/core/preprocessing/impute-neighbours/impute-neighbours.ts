import { isChosen } from "#core/preprocessing/chosen-columns.ts";
import { drawFilledGaps, fillGaps } from "#core/preprocessing/fill-gaps.ts";
import { drawNeighbourFills } from "#core/preprocessing/impute-neighbours/impute-neighbours-onnx.ts";
import {
  distancesTo,
  type Donors,
  meanOfNearest,
  packed,
} from "#core/preprocessing/impute-neighbours/nearest-donors.ts";
import type { ImputeNeighboursParams } from "#core/preprocessing/impute-neighbours/schema.ts";
import { numericColumns, pythonColumns } from "#core/preprocessing/python-columns.ts";
import { presentValues } from "#core/preprocessing/quantile.ts";
import { replaceColumns, replaceTensors } from "#core/preprocessing/replace-columns.ts";
import { meanAndStd } from "#core/preprocessing/scale/measure-scale.ts";
import type { Step, WorkColumn } from "#core/preprocessing/step.ts";
import { uniqueNames } from "#core/preprocessing/unique-name.ts";
import { assert } from "#core/shared/assert.ts";
import { LatheError } from "#core/shared/problems.ts";

/** Each of more columns than this would be compared with every donor, and drawn so in the exported file. */
const MOST_COLUMNS = 200;

export interface FittedImputeNeighbours {
  readonly neighbours: number;
  readonly weights: ImputeNeighboursParams["weights"];
  /** In the order of the donors' columns. `mean` is of the training rows, 0 where there is no value. */
  readonly columns: readonly {
    readonly name: string;
    readonly missing: number;
    readonly mean: number;
    readonly indicator: string | null;
  }[];
  readonly donors: Donors;
}

/**
 * scikit-learn's KNNImputer, but that only some training rows are remembered, and that donors at an unknown distance do
 * not count.
 * @throws LatheError "pipeline-invalid" from fit for more than 200 columns
 */
export const imputeNeighboursStep: Step<ImputeNeighboursParams, FittedImputeNeighbours> = {
  fit(frame, { columns, neighbours, weights, rows, addIndicator }) {
    const chosen = frame.columns.filter((column) => column.kind === "numeric" && isChosen(column, columns));
    if (chosen.length > MOST_COLUMNS)
      throw new LatheError("pipeline-invalid", {
        reason: `to compare rows by ${chosen.length} columns takes too long, and ${MOST_COLUMNS} is the most; name the columns to be compared and filled`,
      });
    const unique = uniqueNames(frame.columns.map(({ name }) => name));
    const every = Math.max(1, Math.ceil(frame.nRows / rows));
    const nDonors = Math.ceil(frame.nRows / every);
    return {
      neighbours,
      weights,
      columns: chosen.map((column) => {
        const values = numbersOf(column);
        const present = presentValues(values);
        const missing = values.length - present.length;
        const indicator = addIndicator && missing > 0 ? unique(`${column.name} missing`) : null;
        const mean = present.length === 0 ? 0 : meanAndStd(present).center + 0;
        return { name: column.name, missing, mean, indicator };
      }),
      donors: {
        nRows: nDonors,
        columns: chosen.map((column) => {
          const values = numbersOf(column);
          return Array.from({ length: nDonors }, (_, donor) => presentOrNull(values[donor * every]!));
        }),
      },
    };
  },

  transform(fitted, frame) {
    const { columns } = fitted;
    const byName = new Map(frame.columns.map((column) => [column.name, column]));
    const given = columns.map(({ name }) => {
      const column = byName.get(name);
      assert(column, `the frame has “${name}”`);
      return numbersOf(column);
    });
    const fills = neighbourFills(fitted, given, frame.nRows);
    const place = new Map(columns.map(({ name }, j) => [name, j]));
    return replaceColumns(frame, columns, ({ name, indicator }, column) => {
      assert(column.kind === "numeric", `“${column.name}” is a number`);
      const ofRow = fills[place.get(name)!]!;
      return fillGaps(column, (row) => Math.fround(ofRow.get(row)!), indicator);
    });
  },

  notes: ({ columns, neighbours, donors }) =>
    columns.flatMap(({ name, missing }) =>
      missing === 0
        ? []
        : [
            {
              column: name,
              sentence: `${name}: ${missing} missing filled with the mean of the ${neighbours} most similar of ${donors.nRows} rows remembered`,
            },
          ],
    ),

  toOnnx(fitted, tensors, graph) {
    const fills = drawNeighbourFills(fitted, tensors, graph);
    return replaceTensors(tensors, fitted.columns, ({ name, indicator }, column) =>
      drawFilledGaps(column, fills.get(name)!, indicator, graph),
    );
  },

  toPython({ columns, neighbours, weights, addIndicator }) {
    const settings = [
      `n_neighbors=${neighbours}`,
      ...(weights === "distance" ? ['weights="distance"'] : []),
      ...(addIndicator ? ["add_indicator=True"] : []),
      "keep_empty_features=True",
    ];
    const imputer = {
      imports: ["from sklearn.impute import KNNImputer"],
      expression: `KNNImputer(${settings.join(", ")})`,
    };
    return numericColumns("impute-neighbours", imputer, columns === null ? null : pythonColumns(columns));
  },
};

/** Of each column what its gaps become, by row, as float64. */
export function neighbourFills(
  { columns, donors, ...how }: FittedImputeNeighbours,
  given: readonly Float32Array[],
  nRows: number,
): readonly ReadonlyMap<number, number>[] {
  const fills = columns.map(() => new Map<number, number>());
  const lenders = donors.columns.map((values) => [...values.keys()].filter((at) => values[at] !== null));
  const compared = packed(donors);
  const own = new Float64Array(columns.length);
  const distances = new Float64Array(donors.nRows);
  for (let row = 0; row < nRows; row++) {
    let hasGap = false;
    for (const [j, values] of given.entries()) {
      own[j] = values[row]!;
      hasGap ||= Number.isNaN(own[j]);
    }
    if (!hasGap) continue;
    distancesTo(compared, own, distances);
    for (const [j, values] of donors.columns.entries())
      if (Number.isNaN(own[j]))
        fills[j]!.set(row, meanOfNearest(values, lenders[j]!, distances, how, columns[j]!.mean));
  }
  return fills;
}

const presentOrNull = (value: number) => (Number.isNaN(value) ? null : value + 0);

function numbersOf(column: WorkColumn): Float32Array {
  assert(column.kind === "numeric", `“${column.name}” is a number`);
  return column.values;
}
