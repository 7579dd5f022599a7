import { isChosen } from "#core/preprocessing/chosen-columns.ts";
import { float32Text } from "#core/preprocessing/float32-text.ts";
import { drawPower } from "#core/preprocessing/power/power-onnx.ts";
import type { PowerParams } from "#core/preprocessing/power/schema.ts";
import { mostNormalPower, yeoJohnson } from "#core/preprocessing/power/yeo-johnson.ts";
import { numericColumns, pythonColumns } from "#core/preprocessing/python-columns.ts";
import { presentValues } from "#core/preprocessing/quantile.ts";
import { replaceColumns, replaceTensors } from "#core/preprocessing/replace-columns.ts";
import { measureScale } from "#core/preprocessing/scale/measure-scale.ts";
import type { Step } from "#core/preprocessing/step.ts";
import { assert } from "#core/shared/assert.ts";

/** `scale` is a float32 above 0. Only columns that are bent at all: a power of 1 changes nothing. */
export interface FittedPower {
  readonly columns: readonly { readonly name: string; readonly scale: number; readonly lambda: number }[];
}

/** More values than these hardly move the power; they are spread evenly over the training rows. */
const mostValues = 5000;

/**
 * Values are divided by their quartile range first, so that the power does not depend on the unit: scikit-learn's
 * RobustScaler without centring, then its PowerTransformer.
 */
export const powerStep: Step<PowerParams, FittedPower> = {
  fit: (frame, { columns }) => ({
    columns: frame.columns.flatMap((column) => {
      if (column.kind !== "numeric" || !isChosen(column, columns)) return [];
      const { scale } = measureScale(column.values, "robust");
      const present = presentValues(column.values);
      const every = Math.max(1, Math.ceil(present.length / mostValues));
      const some = Float64Array.from(
        { length: Math.ceil(present.length / every) },
        (_, i) => present[i * every]! / scale,
      );
      const lambda = mostNormalPower(some);
      return Math.abs(lambda - 1) < 1e-6 ? [] : [{ name: column.name, scale, lambda }];
    }),
  }),

  transform: ({ columns }, frame) =>
    replaceColumns(frame, columns, ({ scale, lambda }, column) => {
      assert(column.kind === "numeric", `“${column.name}” is a number`);
      return [{ ...column, values: column.values.map((value) => yeoJohnson(value / scale, lambda)) }];
    }),

  notes: ({ columns }) =>
    columns.map(({ name, lambda }) => ({
      column: name,
      sentence: `${name}: bent by a power of ${float32Text(Math.fround(Number(lambda.toPrecision(3))))}`,
    })),

  toOnnx: ({ columns }, tensors, graph) =>
    replaceTensors(tensors, columns, ({ scale, lambda }, column) => [
      { ...column, tensor: drawPower(column.tensor, scale, lambda, graph) },
    ]),

  toPython({ columns }) {
    const transformer = {
      imports: [
        "from sklearn.pipeline import make_pipeline",
        "from sklearn.preprocessing import PowerTransformer, RobustScaler",
      ],
      expression: "make_pipeline(RobustScaler(with_centering=False), PowerTransformer(standardize=False))",
    };
    return numericColumns("power", transformer, columns === null ? null : pythonColumns(columns));
  },
};
