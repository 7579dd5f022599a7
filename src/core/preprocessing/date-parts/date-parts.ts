import {
  type DatePart,
  datePartValues,
  allDateParts as allParts,
} from "#core/preprocessing/date-parts/date-part-values.ts";
import { drawDateParts } from "#core/preprocessing/date-parts/date-parts-onnx.ts";
import type { DatePartsParams } from "#core/preprocessing/date-parts/schema.ts";
import { replaceColumns, replaceTensors } from "#core/preprocessing/replace-columns.ts";
import type { Step, StepNote } from "#core/preprocessing/step.ts";
import { uniqueNames } from "#core/preprocessing/unique-name.ts";
import { assert } from "#core/shared/assert.ts";

/** Nothing is learned from the values: only which columns are dates, and what their parts are called. */
export interface FittedDateParts {
  readonly columns: readonly {
    readonly name: string;
    readonly parts: readonly { readonly part: DatePart; readonly name: string }[];
  }[];
}

const words: Readonly<Record<DatePart, string>> = {
  year: "year",
  month: "month",
  day: "day",
  dayOfWeek: "day of week",
  hour: "hour",
};

export const datePartsStep: Step<DatePartsParams, FittedDateParts> = {
  fit(frame, params) {
    const unique = uniqueNames(frame.columns.map(({ name }) => name));
    return {
      columns: frame.columns.flatMap((column) => {
        if (column.kind !== "datetime") return [];
        const wanted = allParts.filter((part) => params[part] && (part !== "hour" || column.hasTime));
        const parts = wanted.map((part) => ({ part, name: unique(`${column.name}: ${words[part]}`) }));
        return [{ name: column.name, parts }];
      }),
    };
  },

  transform: ({ columns }, frame) =>
    replaceColumns(frame, columns, ({ parts }, column) => {
      assert(column.kind === "datetime", `“${column.name}” is a date`);
      const { source, epochMs } = column;
      return parts.map(({ part, name }) => {
        return { kind: "numeric", name, source, values: datePartValues(epochMs, part) };
      });
    }),

  notes: ({ columns }) =>
    columns.map(({ name, parts }): StepNote => {
      const list = parts.map(({ part }) => words[part]).join(", ");
      return {
        column: name,
        sentence: `${name}: replaced by its ${list || "absence, as no part is switched on"}`,
      };
    }),

  toOnnx({ columns }, tensors, graph) {
    return replaceTensors(tensors, columns, ({ parts }, column) => {
      const draw = drawDateParts(column.tensor, graph);
      return parts.map(({ part, name }) => ({ kind: "numeric" as const, name, tensor: draw(part) }));
    });
  },

  toPython(params) {
    const wanted = allParts.filter((part) => params[part]);
    const body = wanted.map((part) => pythonParts[part]);
    return {
      imports: ["import pandas as pd", "from sklearn.preprocessing import FunctionTransformer"],
      definitions: [
        [
          "def date_parts(frame):",
          '    """Replace each date by numbers; Monday is 0."""',
          "    columns = {}",
          "    for name in frame.columns:",
          "        dates = frame[name]",
          "        if not pd.api.types.is_datetime64_any_dtype(dates):",
          "            columns[name] = dates",
          "            continue",
          ...body,
          "    return pd.DataFrame(columns, index=frame.index)",
        ].join("\n"),
      ],
      expression: "FunctionTransformer(date_parts)",
    };
  },
};

const pythonParts: Readonly<Record<DatePart, string>> = {
  year: '        columns[f"{name}: year"] = dates.dt.year.astype("float64")',
  month: '        columns[f"{name}: month"] = dates.dt.month.astype("float64")',
  day: '        columns[f"{name}: day"] = dates.dt.day.astype("float64")',
  dayOfWeek: '        columns[f"{name}: day of week"] = dates.dt.dayofweek.astype("float64")',
  hour: [
    "        hour = (dates - dates.dt.normalize()) / pd.Timedelta(hours=1)",
    "        if name in COLUMNS_WITH_TIMES:",
    '            columns[f"{name}: hour"] = hour',
  ].join("\n"),
};
