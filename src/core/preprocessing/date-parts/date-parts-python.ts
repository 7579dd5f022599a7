import type { PythonSnippet } from "#core/estimators/estimator.ts";
import type { DatePartsParams } from "#core/preprocessing/date-parts/schema.ts";

/** A function; with days elapsed a class, which learns the earliest date. */
export function datePartsToPython(params: DatePartsParams): PythonSnippet {
  const lines = (Object.keys(parts) as (keyof typeof parts)[]).flatMap((part) =>
    params[part] ? parts[part] : [],
  );
  const cycles = params.cycles ? ["        columns |= cycles_of(name, dates)"] : [];
  const elapsed = params.elapsed
    ? ['        columns[f"{name}: days elapsed"] = (dates - earliest[name]) / pd.Timedelta(days=1)']
    : [];
  const parameters = params.elapsed ? "frame, earliest" : "frame";
  const definition = [
    `def date_parts(${parameters}):`,
    '    """Replace each date by numbers; Monday is 0."""',
    "    columns = {}",
    "    for name in frame.columns:",
    "        dates = frame[name]",
    "        if not pd.api.types.is_datetime64_any_dtype(dates):",
    "            columns[name] = dates",
    "            continue",
    ...lines,
    ...elapsed,
    ...cycles,
    "    return pd.DataFrame(columns, index=frame.index)",
  ].join("\n");
  const definitions = [...(params.cycles ? [cyclesOf] : []), definition];
  const imports = ["import pandas as pd", ...(params.cycles ? ["import numpy as np"] : [])];
  if (!params.elapsed)
    return {
      imports: [...imports, "from sklearn.preprocessing import FunctionTransformer"],
      definitions,
      expression: "FunctionTransformer(date_parts)",
    };
  return {
    imports: [...imports, "from sklearn.base import BaseEstimator, TransformerMixin"],
    definitions: [...definitions, datePartsClass],
    expression: "DateParts()",
  };
}

const parts = {
  year: ['        columns[f"{name}: year"] = dates.dt.year.astype("float64")'],
  month: ['        columns[f"{name}: month"] = dates.dt.month.astype("float64")'],
  day: ['        columns[f"{name}: day"] = dates.dt.day.astype("float64")'],
  dayOfWeek: ['        columns[f"{name}: day of week"] = dates.dt.dayofweek.astype("float64")'],
  hour: [
    "        hour = (dates - dates.dt.normalize()) / pd.Timedelta(hours=1)",
    "        if name in COLUMNS_WITH_TIMES:",
    '            columns[f"{name}: hour"] = hour',
  ],
  quarter: ['        columns[f"{name}: quarter"] = dates.dt.quarter.astype("float64")'],
  dayOfYear: ['        columns[f"{name}: day of year"] = dates.dt.dayofyear.astype("float64")'],
  isWeekend: [
    '        columns[f"{name}: weekend"] = (dates.dt.dayofweek >= 5).astype("float64").where(dates.notna())',
  ],
} as const;

const cyclesOf = `def cycles_of(name, dates):
    """Sine and cosine, so that the last step of a cycle lies beside the first."""
    minutes = (dates - dates.dt.normalize()) // pd.Timedelta(minutes=1)
    turns = {"month": (dates.dt.month - 1) / 12, "day of week": dates.dt.dayofweek / 7}
    if name in COLUMNS_WITH_TIMES:
        turns["time of day"] = minutes / 1440
    waves = {"sine": np.sin, "cosine": np.cos}
    return {f"{name}: {what}, {wave}": of(2 * np.pi * share) for what, share in turns.items() for wave, of in waves.items()}`;

const datePartsClass = `class DateParts(TransformerMixin, BaseEstimator):
    """Dates as numbers; days elapse from the earliest date of the training rows."""

    def fit(self, frame, y=None):
        self.earliest_ = frame.select_dtypes("datetime").min()
        return self

    def transform(self, frame):
        return date_parts(frame, self.earliest_)

    def get_feature_names_out(self, names=None):
        return names`;
