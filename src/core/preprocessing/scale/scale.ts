import { replaceColumns, replaceTensors } from "#core/preprocessing/replace-columns.ts";
import { measureScale } from "#core/preprocessing/scale/measure-scale.ts";
import type { ScaleParams } from "#core/preprocessing/scale/schema.ts";
import type { Step } from "#core/preprocessing/step.ts";
import { numericColumns } from "#core/preprocessing/python-columns.ts";
import { assert } from "#core/shared/assert.ts";

/** Both float32, `scale` never 0, so that float32 operators in an exported model give the same bits. */
export interface FittedScale {
  readonly columns: readonly { readonly name: string; readonly center: number; readonly scale: number }[];
}

/** Missing values are not counted in the fit and stay missing, as in scikit-learn's scalers. */
export const scaleStep: Step<ScaleParams, FittedScale> = {
  fit: (frame, { method }) => ({
    columns: frame.columns.flatMap((column) =>
      column.kind === "numeric" ? [{ name: column.name, ...measureScale(column.values, method) }] : [],
    ),
  }),

  transform: ({ columns }, frame) =>
    replaceColumns(frame, columns, ({ center, scale }, column) => {
      assert(column.kind === "numeric", `“${column.name}” is a number`);
      const values = new Float32Array(frame.nRows);
      for (let i = 0; i < values.length; i++) values[i] = Math.fround(column.values[i]! - center) / scale;
      return [{ ...column, values }];
    }),

  notes: () => [],

  toOnnx: ({ columns }, tensors, graph) =>
    replaceTensors(tensors, columns, ({ center, scale }, column) => {
      const centered = graph.node("Sub", [column.tensor, graph.floats([center], [])]);
      return [{ ...column, tensor: graph.node("Div", [centered, graph.floats([scale], [])]) }];
    }),

  toPython({ method }) {
    const name = scalers[method];
    const scaler = { imports: [`from sklearn.preprocessing import ${name}`], expression: `${name}()` };
    return numericColumns("scale", scaler);
  },
};

const scalers: Readonly<Record<ScaleParams["method"], string>> = {
  standard: "StandardScaler",
  robust: "RobustScaler",
  "min-max": "MinMaxScaler",
  "max-abs": "MaxAbsScaler",
};
