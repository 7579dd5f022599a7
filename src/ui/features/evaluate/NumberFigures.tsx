import { useMemo } from "react";
import type { RegressionEvaluation } from "#core/evaluate/evaluation.ts";
import { useStudio } from "#state/store.ts";
import { Figure } from "#ui/charts/Figure.tsx";
import { PredictedActualChart } from "#ui/charts/PredictedActualChart.tsx";
import { ResidualHistogram } from "#ui/charts/ResidualHistogram.tsx";
import { formatCount, formatFixed, formatNumber, plural } from "#ui/format/numbers.ts";
import { useSelectedAmong } from "#ui/selection/use-selected.ts";
import { fitFinding, residualFinding } from "./evaluation-words.ts";

/** Predicted against actual, and the errors, of a regressor. */
export function NumberFigures({
  evaluation,
  target,
  rowsAre,
}: {
  readonly evaluation: RegressionEvaluation;
  readonly target: string;
  readonly rowsAre: string;
}) {
  const selectRows = useStudio((studio) => studio.selectRows);
  const selected = useSelectedAmong(useMemo(() => evaluation.points.map(({ row }) => row), [evaluation]));
  const { points, residuals, nRows, r2, rmse, mae, absoluteErrorQuantiles } = evaluation;
  const shown =
    points.length < nRows ? `${formatCount(points.length)} of ${formatCount(nRows)}` : formatCount(nRows);
  return (
    <div className="figure-grid">
      <Figure
        id="evaluate.predicted"
        title={fitFinding(evaluation)}
        caption={
          <>
            <b>R² {formatFixed(r2, 3)}</b>, RMSE {formatNumber(rmse)}. The line is a perfect guess. {shown}{" "}
            {rowsAre} rows drawn.
          </>
        }
        sentences={[fitFinding(evaluation), `R² is ${formatFixed(r2, 3)} and RMSE ${formatNumber(rmse)}.`]}
        table={{
          columns: ["row", `actual ${target}`, "predicted"],
          rows: points.map(({ row, actual, predicted }) => [row, actual, predicted]),
        }}
        python={python}
        fileName="predicted-actual"
      >
        <PredictedActualChart
          points={points}
          height={420}
          target={target}
          selected={selected}
          onSelect={(rows, label) => selectRows(Int32Array.from(rows), label)}
        />
      </Figure>
      <Figure
        id="evaluate.residuals"
        title={residualFinding(evaluation)}
        caption={
          <>
            Actual minus predicted: left of zero it guessed too high. Half of the errors are under{" "}
            <b>{formatNumber(absoluteErrorQuantiles[1], 3)}</b>, nine in ten under{" "}
            <b>{formatNumber(absoluteErrorQuantiles[2], 3)}</b>.
            {residuals.beyond === 0
              ? ""
              : ` The end bars also hold ${plural(residuals.beyond, "row")} farther out.`}
          </>
        }
        sentences={[residualFinding(evaluation), `Mean absolute error is ${formatNumber(mae)}.`]}
        table={{
          columns: ["from", "to", "rows"],
          rows: residuals.counts.map((count, i) => [residuals.edges[i]!, residuals.edges[i + 1]!, count]),
        }}
        python={python}
        fileName="residuals"
      >
        <ResidualHistogram {...residuals} height={420} />
      </Figure>
    </div>
  );
}

const python = [
  "from sklearn.model_selection import cross_val_predict",
  "from sklearn.metrics import PredictionErrorDisplay",
  "",
  "# pipeline, folds: those of Export's script; X, y: the training rows",
  "predicted = cross_val_predict(pipeline, X, y, cv=folds)",
  'PredictionErrorDisplay.from_predictions(y, predicted, kind="actual_vs_predicted")',
  "",
].join("\n");
