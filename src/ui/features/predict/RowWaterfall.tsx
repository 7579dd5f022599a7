import { estimators } from "#core/estimators/registry.ts";
import type { RunRecord } from "#core/project/run.ts";
import { queries } from "#state/store.ts";
import { useAnswer } from "#ui/answers/use-answer.ts";
import { Figure } from "#ui/charts/Figure.tsx";
import { WaterfallChart } from "#ui/charts/WaterfallChart.tsx";
import { waterfallSteps } from "#ui/charts/waterfall-steps.ts";
import { isolate } from "#ui/format/isolate.ts";
import { formatFixed, formatNumber } from "#ui/format/numbers.ts";
import { runVersion } from "#ui/runs/run-version.ts";
import { outputWords, unitNote, unitWords } from "#ui/words/explained-unit.ts";
import { Term } from "#ui/words/Term.tsx";

const mostSteps = 12;

/** What each value of the typed row adds to the answer, exactly: for models of trees, nothing for others. */
export function RowWaterfall({
  run,
  values,
  className,
  target,
}: {
  readonly run: RunRecord;
  readonly values: readonly (readonly [column: string, value: string])[];
  /** Whose output; null for the positive class, or a number. */
  readonly className: string | null;
  readonly target: string;
}) {
  const isExplained = estimators[run.estimator]?.isSumOfTrees === true;
  const key = `waterfall ${runVersion(run)} ${className ?? ""} ${JSON.stringify(values)}`;
  const { value: rows } = useAnswer(isExplained ? key : null, () =>
    queries.shapOfRow(run.id, values, className),
  );
  if (!rows) return null;
  const { base, columns, outputs } = rows;
  const explained = { ...rows, target };
  const typed = new Map(values);
  const moves = columns.map((name, at) => ({
    label: `${name} = ${typed.get(name)?.trim() || "missing"}`,
    value: rows.values[at]!,
  }));
  const [most] = moves.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const end = outputs[0]!;
  const sum = moves.reduce((total, { value }) => total + value, base);
  const note = unitNote(explained);
  return (
    <Figure
      id="predict.row"
      className="predict-row"
      title={
        most && most.value !== 0
          ? `${isolate(most.label)} moves it most, ${most.value > 0 ? "up" : "down"}`
          : "No value of this row moves the model"
      }
      sub={
        <>
          <Term id="shap" /> From what the model expects of any row to the {unitWords(explained)} that it
          gives this one.
        </>
      }
      sentences={[
        `Expected of any row: ${outputWords(base, explained)}. This row: ${outputWords(end, explained)}.`,
        `${formatNumber(base)} and all values together are ${formatFixed(sum, 6)}; the trees say ${formatFixed(end, 6)}.`,
        ...(note === null ? [] : [note]),
      ]}
      table={{
        columns: ["column", "value", "SHAP value"],
        rows: columns.map((name, at) => [name, typed.get(name) ?? "", rows.values[at]!]),
      }}
      fileName="shap of this row"
    >
      <WaterfallChart
        base={base}
        steps={waterfallSteps(base, moves, mostSteps)}
        total={end}
        xTitle={unitWords(explained)}
      />
    </Figure>
  );
}
