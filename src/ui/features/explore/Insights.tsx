import { Button } from "react-aria-components";
import type { Insight } from "#core/explore/insights.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { describeProblem } from "#core/shared/problems.ts";
import { queries } from "#state/store.ts";
import { useAnswer } from "#ui/answers/use-answer.ts";
import { MiniChart } from "#ui/charts/MiniChart.tsx";
import { formatValue } from "#ui/columns/format-value.ts";
import { isolate } from "#ui/format/isolate.ts";
import { formatCount, formatFixed, formatNumber, plural } from "#ui/format/numbers.ts";
import { equationsKept } from "#ui/format/equations-kept.ts";
import { chartFinding } from "./chart-findings.ts";
import { boxAxes } from "./chart-values.ts";
import { groupLook } from "./group-look.ts";

/** In the margin: the ten most telling charts of the table, each with its finding; a press opens it on the shelves. */
export function Insights({
  tableKey,
  columns,
  target,
  onOpen,
}: {
  /** Stands for this reading of the table. */
  tableKey: string;
  columns: readonly ColumnSummary[];
  /** What is to be predicted: of very many columns those near it are compared. */
  target: string | null;
  onOpen: (insight: Insight) => void;
}) {
  const { value, problem } = useAnswer(`insights ${tableKey} ${target ?? ""}`, (signal) =>
    queries.insights({ signal }),
  );
  if (problem) return <p className="text-ink-2">{describeProblem(problem).title}</p>;
  if (value === null) {
    return (
      <p className="text-ink-3" aria-busy="true">
        Asking every pair of columns…
      </p>
    );
  }
  const { found, nQuestions, nRows, nRowsAsked, nCompared, nAble } = value;
  return (
    <>
      <p className="mb-3 mt-2 text-small text-ink-3">
        What {plural(nQuestions, "question")} found
        {nRowsAsked < nRows ? ` in ${formatCount(nRowsAsked)} rows` : ""}, by how much more it is than chance
        would give. What goes together need not be cause.
        {nCompared < nAble ? ` ${comparedWords(nCompared, nAble, target)}` : ""}
      </p>
      {found.map((insight) => (
        <Button
          key={`${insight.kind} ${insight.columns.join(" ")}`}
          className="worth"
          onPress={() => onOpen(insight)}
        >
          <span className="finding-line">{equationsKept(insightWords(insight, columns))}</span>
          <InsightDrawing insight={insight} />
          <small>
            <span className="num cut">{insight.columns.join(", ")}</span>
            <span className="num">{measureWords(insight)}</span>
          </small>
        </Button>
      ))}
      {found.length === 0 ? (
        <p className="text-ink-2">
          {nCompared < nAble
            ? "Nothing among these columns stands out from chance."
            : "Nothing in this table stands out from chance."}
        </p>
      ) : null}
    </>
  );
}

function comparedWords(nCompared: number, nAble: number, target: string | null): string {
  const [some, all] = [formatCount(nCompared), formatCount(nAble)];
  return target === null
    ? `Of ${all} columns the first ${some} were compared.`
    : `Of ${all} columns ${some} were compared with each other: “${isolate(target)}” and those nearest to it.`;
}

function InsightDrawing({ insight: { chart } }: { insight: Insight }) {
  const body = chart.panels[0]?.body;
  if (!body) return null;
  const { barColorOf, colorOf } = groupLook(chart, null);
  return (
    <MiniChart
      body={body}
      isLine={chart.spec.mark === "line"}
      colorOf={body.kind === "boxes" || chart.spec.mark === "line" ? colorOf : barColorOf}
      range={boxAxes(chart).numbers.range}
    />
  );
}

function insightWords(
  { kind, chart, measure, columns }: Insight,
  summaries: readonly ColumnSummary[],
): string {
  const summary = summaries.find(({ name }) => name === chart.spec.x);
  if (summary === undefined) return columns.join(", ");
  if (kind !== "tail" || summary.range === null) return chartFinding(chart, summary);
  const { min, max, median } = summary.range;
  const far = max - median > median - min ? max : min;
  return `${isolate(summary.name)} goes as far as ${formatValue(far, summary.kind)}, ${formatNumber(measure.value, 2)} times its middle half past it`;
}

function measureWords({ measure: { name, value } }: Insight): string {
  return name === "IQR" ? "" : `${name} ${formatFixed(value, 2)}`;
}
