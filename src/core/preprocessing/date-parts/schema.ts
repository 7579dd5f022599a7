import { defineParams } from "#core/estimators/params.ts";
import type { StepSpec } from "#core/preprocessing/step.ts";

const params = defineParams({
  year: {
    type: "switch",
    label: "Year",
    help: "Lets a model learn a trend over the years; years to come lie outside what it has seen.",
    default: true,
  },
  month: { type: "switch", label: "Month", help: "1 to 12: the season.", default: true },
  day: { type: "switch", label: "Day of the month", help: "1 to 31.", default: true },
  dayOfWeek: { type: "switch", label: "Day of the week", help: "0 is Monday, 6 is Sunday.", default: true },
  hour: {
    type: "switch",
    label: "Hour",
    help: "0 to 24 as a fraction, so 13.5 is half past one in the afternoon. Only for columns that hold times.",
    default: true,
  },
  quarter: { type: "switch", label: "Quarter", help: "1 to 4.", default: false },
  dayOfYear: { type: "switch", label: "Day of the year", help: "1 to 366.", default: false },
  isWeekend: {
    type: "switch",
    label: "Weekend",
    help: "1 on Saturday and Sunday, else 0.",
    default: false,
  },
  cycles: {
    type: "switch",
    label: "As cycles",
    help: "Adds sine and cosine of month, day of the week and time of day: December lies beside January then.",
    default: false,
  },
  elapsed: {
    type: "switch",
    label: "Days elapsed",
    help: "Adds the days since the earliest date of the training rows.",
    default: false,
  },
});

export type DatePartsParams = ReturnType<typeof params.parse>;

export const dateParts: StepSpec<DatePartsParams> = {
  id: "date-parts",
  title: "Date parts",
  section: "Dates",
  summary:
    "Replaces each date by numbers that models can use: year, month, day, day of the week, hour, cycles, days elapsed.",
  params,
  accepts: ["datetime"],
  shapesAfter: (groups, { cycles, ...parts }) =>
    groups.map((group) => {
      if (group.kind !== "datetime") return group;
      const nParts = Object.values(parts).filter((on) => on).length + (cycles ? 6 : 0);
      return { ...group, kind: "numeric", count: group.count * nParts };
    }),
  leavesNumbers: true,
  load: async () => (await import("./date-parts.ts")).datePartsStep,
};
