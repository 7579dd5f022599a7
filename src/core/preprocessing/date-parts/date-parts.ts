import {
  type DatePart,
  datePartValues,
  allDateParts as allParts,
} from "#core/preprocessing/date-parts/date-part-values.ts";
import { drawDateParts } from "#core/preprocessing/date-parts/date-parts-onnx.ts";
import { datePartsToPython } from "#core/preprocessing/date-parts/date-parts-python.ts";
import type { DatePartsParams } from "#core/preprocessing/date-parts/schema.ts";
import { replaceColumns, replaceTensors } from "#core/preprocessing/replace-columns.ts";
import type { Step, StepNote } from "#core/preprocessing/step.ts";
import { uniqueNames } from "#core/preprocessing/unique-name.ts";
import { assert } from "#core/shared/assert.ts";

/** Of the values only the earliest date is learned, where days elapsed are asked for. */
export interface FittedDateParts {
  readonly columns: readonly {
    readonly name: string;
    readonly parts: readonly { readonly part: DatePart; readonly name: string }[];
    /** Epoch milliseconds from which days elapse; absent where none do. */
    readonly origin?: number;
  }[];
}

const words: Readonly<Record<DatePart, string>> = {
  year: "year",
  month: "month",
  day: "day",
  dayOfWeek: "day of week",
  hour: "hour",
  quarter: "quarter",
  dayOfYear: "day of year",
  isWeekend: "weekend",
  elapsed: "days elapsed",
  monthSin: "month, sine",
  monthCos: "month, cosine",
  dayOfWeekSin: "day of week, sine",
  dayOfWeekCos: "day of week, cosine",
  hourSin: "time of day, sine",
  hourCos: "time of day, cosine",
};

const onlyOfTimes: ReadonlySet<DatePart> = new Set(["hour", "hourSin", "hourCos"]);
const onlyOfCycles: ReadonlySet<DatePart> = new Set([
  "monthSin",
  "monthCos",
  "dayOfWeekSin",
  "dayOfWeekCos",
  "hourSin",
  "hourCos",
]);

function wantedParts(params: DatePartsParams, hasTime: boolean): readonly DatePart[] {
  const switches: Readonly<Record<string, boolean>> = params;
  return allParts.filter(
    (part) =>
      (onlyOfCycles.has(part) ? params.cycles : switches[part] === true) &&
      (hasTime || !onlyOfTimes.has(part)),
  );
}

export const datePartsStep: Step<DatePartsParams, FittedDateParts> = {
  fit(frame, params) {
    const unique = uniqueNames(frame.columns.map(({ name }) => name));
    return {
      columns: frame.columns.flatMap((column) => {
        if (column.kind !== "datetime") return [];
        const parts = wantedParts(params, column.hasTime).map((part) => ({
          part,
          name: unique(`${column.name}: ${words[part]}`),
        }));
        const fitted = { name: column.name, parts };
        return [params.elapsed ? { ...fitted, origin: earliest(column.epochMs) } : fitted];
      }),
    };
  },

  transform: ({ columns }, frame) =>
    replaceColumns(frame, columns, ({ parts, origin }, column) => {
      assert(column.kind === "datetime", `“${column.name}” is a date`);
      const { source, epochMs } = column;
      return parts.map(({ part, name }) => {
        return { kind: "numeric", name, source, values: datePartValues(epochMs, part, origin) };
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
    return replaceTensors(tensors, columns, ({ parts, origin }, column) => {
      const draw = drawDateParts(column.tensor, graph, origin ?? 0);
      return parts.map(({ part, name }) => ({ kind: "numeric" as const, name, tensor: draw(part) }));
    });
  },

  toPython: datePartsToPython,
};

/** 0 where every date is missing. */
function earliest(epochMs: Float64Array): number {
  const first = epochMs.reduce((least, ms) => (ms < least ? ms : least), Number.POSITIVE_INFINITY);
  return Number.isFinite(first) ? first : 0;
}
