import { isChosen } from "#core/preprocessing/chosen-columns.ts";
import { numericColumns, pythonColumns } from "#core/preprocessing/python-columns.ts";
import { presentValues } from "#core/preprocessing/quantile.ts";
import { normalQuantile } from "#core/preprocessing/quantile-scale/normal-quantile.ts";
import { drawQuantileScale } from "#core/preprocessing/quantile-scale/quantile-scale-onnx.ts";
import {
  AT_END,
  LEAST_SHARE,
  piecesOf,
  type Ranks,
  ranksOf,
  shareBelow,
} from "#core/preprocessing/quantile-scale/ranks.ts";
import type { QuantileScaleParams } from "#core/preprocessing/quantile-scale/schema.ts";
import { replaceColumns, replaceTensors } from "#core/preprocessing/replace-columns.ts";
import type { Step } from "#core/preprocessing/step.ts";
import { assert } from "#core/shared/assert.ts";

/** Columns without any value in training are left as they are. */
export interface FittedQuantileScale {
  readonly output: QuantileScaleParams["output"];
  readonly columns: readonly ({ readonly name: string } & Ranks)[];
}

/** scikit-learn's QuantileTransformer without subsampling. Missing values are not counted in the fit and stay missing. */
export const quantileScaleStep: Step<QuantileScaleParams, FittedQuantileScale> = {
  fit: (frame, { columns, output, quantiles }) => ({
    output,
    columns: frame.columns.flatMap((column) => {
      if (column.kind !== "numeric" || !isChosen(column, columns)) return [];
      const present = presentValues(column.values);
      if (present.length === 0) return [];
      return [{ name: column.name, ...ranksOf(present, Math.min(quantiles, frame.nRows)) }];
    }),
  }),

  transform: ({ columns, output }, frame) =>
    replaceColumns(frame, columns, ({ name, ...ranks }, column) => {
      assert(column.kind === "numeric", `“${name}” is a number`);
      const scaled = scaler(ranks, output);
      return [{ ...column, values: column.values.map(scaled) }];
    }),

  notes: ({ columns, output }) =>
    columns.map(({ name, values }) => ({
      column: name,
      sentence: `${name}: spread ${output === "normal" ? "as a bell curve" : "from 0 to 1"} by its rank among ${values.length} different ${values.length === 1 ? "value" : "values"} of training rows`,
    })),

  toOnnx: ({ columns, output }, tensors, graph) =>
    replaceTensors(tensors, columns, ({ name: _, ...ranks }, column) => [
      { ...column, tensor: drawQuantileScale(column.tensor, ranks, output, graph) },
    ]),

  toPython({ columns, output, quantiles }) {
    const transformer = {
      imports: ["from sklearn.preprocessing import QuantileTransformer"],
      expression: `QuantileTransformer(n_quantiles=${quantiles}, output_distribution="${output}", subsample=10**9)`,
    };
    return numericColumns("quantile-scale", transformer, columns === null ? null : pythonColumns(columns));
  },
};

/** What a number becomes, as a float64; NaN for NaN. */
export function scaler(ranks: Ranks, output: QuantileScaleParams["output"]): (x: number) => number {
  const pieces = piecesOf(ranks);
  const least = ranks.values[0]!;
  const most = ranks.values.at(-1)!;
  return (x) => {
    if (Number.isNaN(x)) return x;
    const share = shareBelow(x, ranks, pieces);
    if (output === "uniform") return share;
    if (x - AT_END < least) return normalQuantile(LEAST_SHARE);
    if (x + AT_END > most) return normalQuantile(1 - LEAST_SHARE);
    return normalQuantile(Math.max(LEAST_SHARE, Math.min(1 - LEAST_SHARE, share)));
  };
}
