import type { ClassificationEvaluation } from "#core/evaluate/evaluation.ts";
import { CalibrationChart } from "#ui/charts/CalibrationChart.tsx";
import { Figure } from "#ui/charts/Figure.tsx";
import { wilsonInterval } from "#core/evaluate/wilson-interval.ts";
import { formatFixed } from "#ui/format/numbers.ts";
import { calibrationFinding, className } from "./evaluation-words.ts";

/** Whether a predicted chance can be read as one. */
export function CalibrationFigure({
  evaluation,
  n,
}: {
  readonly evaluation: ClassificationEvaluation;
  /** "n = 455 out-of-fold rows" */
  readonly n: string;
}) {
  const { calibration, curves, task } = evaluation;
  const dots = calibration.bins.map(({ predicted, rows, hits }) => ({
    predicted,
    rows,
    share: hits / rows,
    interval: wilsonInterval(hits, rows),
  }));
  const of = task === "binary" && curves[0] ? className(curves[0].label) : "the class it calls";
  const finding = calibrationFinding(evaluation);
  const error = `Expected calibration error ${formatFixed(calibration.error, 3)}.`;
  return (
    <Figure
      id="evaluate.calibration"
      title={finding}
      caption={`${error} Bins of 0.1, 95 % Wilson intervals; a larger dot holds more rows. Dotted: said and true agree. ${n}.`}
      sentences={[`${finding}.`, error]}
      table={{
        columns: ["predicted chance", "share that came true", "low", "high", "rows"],
        rows: dots.map(({ predicted, share, interval, rows }) => [predicted, share, ...interval, rows]),
      }}
      python={python}
      fileName="calibration"
    >
      <CalibrationChart dots={dots} xTitle={`predicted chance of ${of}`} yTitle="share that came true" />
    </Figure>
  );
}

const python = [
  "from sklearn.calibration import CalibrationDisplay",
  "from sklearn.model_selection import cross_val_predict",
  "",
  "# pipeline, folds: those of Export's script; X, y: the training rows",
  'chance = cross_val_predict(pipeline, X, y, cv=folds, method="predict_proba")',
  "CalibrationDisplay.from_predictions(y == positive, chance[:, list(classes).index(positive)], n_bins=10)",
  "",
].join("\n");
