import { isChosen } from "#core/preprocessing/chosen-columns.ts";
import { float32Text } from "#core/preprocessing/float32-text.ts";
import { boxCox, boxCoxFamily } from "#core/preprocessing/power/box-cox.ts";
import { mostNormalPower } from "#core/preprocessing/power/most-normal-power.ts";
import { drawPower } from "#core/preprocessing/power/power-onnx.ts";
import type { PowerParams } from "#core/preprocessing/power/schema.ts";
import { yeoJohnson, yeoJohnsonFamily } from "#core/preprocessing/power/yeo-johnson.ts";
import { numericColumns, pythonColumns } from "#core/preprocessing/python-columns.ts";
import { extent, presentValues } from "#core/preprocessing/quantile.ts";
import { replaceColumns, replaceTensors } from "#core/preprocessing/replace-columns.ts";
import { measureScale } from "#core/preprocessing/scale/measure-scale.ts";
import type { Step } from "#core/preprocessing/step.ts";
import { assert } from "#core/shared/assert.ts";

/** Only columns that are bent at all: a power of 1 changes nothing. */
export interface FittedPower {
  readonly columns: readonly BentColumn[];
  /** Columns that Box-Cox cannot bend: a training value is 0 or less. */
  readonly unbent?: readonly string[];
}

export interface BentColumn {
  readonly name: string;
  /** A float32 above 0. */
  readonly scale: number;
  readonly lambda: number;
  /** With Box-Cox the least training value: a later one below it, which may not be above 0, counts as it. */
  readonly least?: number;
}

/** More values than these hardly move the power; they are spread evenly over the training rows. */
const mostValues = 5000;

/**
 * Values are divided by their quartile range first, so that the power does not depend on the unit: scikit-learn's
 * RobustScaler without centring, then its PowerTransformer.
 */
export const powerStep: Step<PowerParams, FittedPower> = {
  fit(frame, { columns, method }) {
    const chosen = frame.columns.flatMap((column) =>
      column.kind === "numeric" && isChosen(column, columns)
        ? [{ name: column.name, present: presentValues(column.values) }]
        : [],
    );
    const isBent = ({ present }: { readonly present: Float32Array }) =>
      method === "yeo-johnson" || present.every((value) => value > 0);
    const bent = chosen.filter(isBent).flatMap((column) => fitColumn(column, method));
    if (method === "yeo-johnson") return { columns: bent };
    const unbent = chosen.filter((column) => !isBent(column)).map(({ name }) => name);
    return { columns: bent, unbent };
  },

  transform: ({ columns }, frame) =>
    replaceColumns(frame, columns, (fitted, column) => {
      assert(column.kind === "numeric", `“${column.name}” is a number`);
      return [{ ...column, values: column.values.map((value) => bend(value, fitted)) }];
    }),

  notes: ({ columns, unbent = [] }) => [
    ...columns.map(({ name, lambda }) => ({
      column: name,
      sentence: `${name}: bent by a power of ${float32Text(Math.fround(Number(lambda.toPrecision(3))))}`,
    })),
    ...unbent.map((name) => ({
      column: name,
      sentence: `${name}: left as it is, since Box-Cox bends only numbers above 0 and a training row has 0 or less`,
    })),
  ],

  toOnnx: ({ columns }, tensors, graph) =>
    replaceTensors(tensors, columns, (fitted, column) => [
      { ...column, tensor: drawPower(column.tensor, fitted, graph) },
    ]),

  toPython({ columns, method }) {
    const settings = `${method === "box-cox" ? 'method="box-cox", ' : ""}standardize=False`;
    const transformer = {
      imports: [
        "from sklearn.pipeline import make_pipeline",
        "from sklearn.preprocessing import PowerTransformer, RobustScaler",
      ],
      expression: `make_pipeline(RobustScaler(with_centering=False), PowerTransformer(${settings}))`,
    };
    return numericColumns("power", transformer, columns === null ? null : pythonColumns(columns));
  },
};

function fitColumn(
  { name, present }: { readonly name: string; readonly present: Float32Array },
  method: PowerParams["method"],
): readonly BentColumn[] {
  const { scale } = measureScale(present, "robust");
  const every = Math.max(1, Math.ceil(present.length / mostValues));
  const some = Float64Array.from(
    { length: Math.ceil(present.length / every) },
    (_, i) => present[i * every]! / scale,
  );
  const lambda = mostNormalPower(some, method === "box-cox" ? boxCoxFamily : yeoJohnsonFamily);
  if (Math.abs(lambda - 1) < 1e-6) return [];
  return [{ name, scale, lambda, ...(method === "box-cox" ? { least: extent(present)[0] } : {}) }];
}

function bend(value: number, { scale, lambda, least }: BentColumn): number {
  if (least === undefined) return yeoJohnson(value / scale, lambda);
  return boxCox((value < least ? least : value) / scale, lambda);
}
