import { MOST_CHART_BINS } from "#core/explore/chart-spec.ts";
import { isOnLine } from "#core/explore/propose-chart.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { NumberField } from "#ui/controls/NumberField.tsx";
import { Select } from "#ui/controls/Select.tsx";
import { Switch } from "#ui/controls/Switch.tsx";
import { canLog, type ChartChoice, type ResolvedChart } from "./chart-choice.ts";
import { isPair } from "./chart-values.ts";
import { markWords } from "./mark-words.ts";

/** The mark, and what can be set of it: only what changes the chart that is drawn. */
export function ChartOptions({
  x,
  choice,
  chart,
  hasSelection,
  onChange,
}: {
  x: ColumnSummary;
  choice: ChartChoice;
  chart: ResolvedChart;
  hasSelection: boolean;
  onChange: (changes: Partial<ChartChoice>) => void;
}) {
  const { spec, proposal, y, colour } = chart;
  if (spec === null) return null;
  const { mark } = spec;
  const isCount = (mark === "histogram" || mark === "bars") && y === null;
  const isSummed = (mark === "bars" || mark === "line") && y !== null;
  const hasAxes = isPair(spec) && mark !== "map";
  const boxed = mark === "box" || mark === "violin";
  const numberAcross =
    isOnLine(x) && (mark === "histogram" || mark === "line" || mark === "heat" || hasAxes || boxed);
  const numberUp = y !== null && isOnLine(y) && (hasAxes || boxed || mark === "heat");
  const levels = y?.top.map(({ value }) => value) ?? [];
  return (
    <div className="explore-options">
      <Select
        label="Drawn as"
        isStacked
        value={mark}
        isAuto={choice.mark === null || choice.mark !== mark}
        options={proposal.marks.map(({ mark: each, refusal }) => ({
          value: each,
          label: markWords[each],
          hint: refusal ?? (each === proposal.mark ? "suits these columns" : undefined),
          isDisabled: refusal !== null,
        }))}
        onChange={(wanted) => onChange({ mark: wanted === proposal.mark ? null : wanted })}
      />
      {isSummed && !isOnLine(y) && spec.aggregate !== "missing" ? (
        <Select
          label="Share of"
          isStacked
          value={spec.level ?? levels.at(-1) ?? null}
          options={levels.map((level) => ({ value: level, label: level }))}
          onChange={(level) => onChange({ level })}
        />
      ) : null}
      {isSummed && (isOnLine(y) || spec.aggregate === "missing") ? (
        <Select
          label="Summed up by"
          isStacked
          value={spec.aggregate}
          options={[
            { value: "mean", label: "Mean" },
            { value: "median", label: "Median" },
            { value: "sum", label: "Sum" },
            { value: "missing", label: "Share missing" },
          ]}
          onChange={(aggregate) => onChange({ aggregate })}
        />
      ) : null}
      {mark === "histogram" || mark === "line" || (mark === "heat" && (isOnLine(x) || numberUp)) ? (
        <NumberField
          label={mark === "histogram" ? "Bars, at most" : "Places, at most"}
          isStacked
          isInteger
          isAuto={spec.bins === null}
          value={spec.bins ?? defaultBins(mark, x)}
          min={2}
          max={MOST_CHART_BINS}
          onChange={(bins) => onChange({ bins })}
        />
      ) : null}
      {isCount && colour !== null ? (
        <Select
          label="Colours stand"
          isStacked
          value={spec.stack}
          options={[
            { value: "stacked", label: "On each other" },
            { value: "share", label: "As shares" },
            ...(mark === "histogram" ? [{ value: "outline" as const, label: "As outlines" }] : []),
          ]}
          onChange={(stack) => onChange({ stack })}
        />
      ) : null}
      {mark === "bars" || boxed ? (
        <Select
          label="In order of"
          isStacked
          value={spec.sort}
          options={[
            { value: "label", label: "Names" },
            { value: "value", label: "Size" },
          ]}
          onChange={(sort) => onChange({ sort })}
        />
      ) : null}
      <span className="switches">
        {numberAcross && canLog(x) ? (
          <Switch isSelected={spec.xLog} onChange={(xLog) => onChange({ xLog })}>
            Log across
          </Switch>
        ) : null}
        {numberUp && canLog(y) ? (
          <Switch isSelected={spec.yLog} onChange={(yLog) => onChange({ yLog })}>
            Log up
          </Switch>
        ) : null}
        {hasAxes ? (
          <Switch isSelected={spec.trend} onChange={(trend) => onChange({ trend })}>
            Trend line
          </Switch>
        ) : null}
        {hasSelection ? (
          <Switch isSelected={choice.onlySelected} onChange={(onlySelected) => onChange({ onlySelected })}>
            Only the selected rows
          </Switch>
        ) : null}
      </span>
    </div>
  );
}

function defaultBins(mark: string, x: ColumnSummary): number {
  if (mark === "heat") return 16;
  return mark === "line" && x.kind === "datetime" ? 60 : 24;
}
