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
});

export type DatePartsParams = ReturnType<typeof params.parse>;

export const dateParts: StepSpec<DatePartsParams> = {
  id: "date-parts",
  title: "Date parts",
  summary: "Replaces each date by its year, month, day, day of the week and hour, which models can use.",
  params,
  accepts: ["datetime"],
  load: async () => (await import("./date-parts.ts")).datePartsStep,
};
