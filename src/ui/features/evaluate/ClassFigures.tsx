import type { ClassCurves, ClassificationEvaluation } from "#core/evaluate/evaluation.ts";
import type { RunId } from "#core/shared/brand.ts";
import { useStudio } from "#state/store.ts";
import { ConfusionGrid } from "#ui/charts/ConfusionGrid.tsx";
import { Figure } from "#ui/charts/Figure.tsx";
import { PrChart } from "#ui/charts/PrChart.tsx";
import { RocChart } from "#ui/charts/RocChart.tsx";
import { equationsKept } from "#ui/format/equations-kept.ts";
import { formatCount, formatFixed, formatPercent } from "#ui/format/numbers.ts";
import { CalibrationFigure } from "./CalibrationFigure.tsx";
import { useSelectedByCell } from "#ui/selection/use-selected.ts";
import { className, confusionFinding, prFinding, rocFinding } from "./evaluation-words.ts";
import { ThresholdField } from "./ThresholdField.tsx";

/** Confusion, ROC and PR of a classifier, all at the project's one threshold. */
export function ClassFigures({
  evaluation,
  run,
  rowsAre,
  isSealed,
  isPast = false,
}: {
  readonly evaluation: ClassificationEvaluation;
  readonly run: RunId;
  /** "out-of-fold" or "sealed test" rows. */
  readonly rowsAre: string;
  readonly isSealed: boolean;
  /** Judged as it was in the middle of training: cells of that have no rows to select. */
  readonly isPast?: boolean;
}) {
  const threshold = useStudio((studio) => studio.project.threshold);
  const selectCell = useStudio((studio) => studio.selectCell);
  const selected = useSelectedByCell(run, isSealed);
  const { confusion, curves, nRows, task } = evaluation;
  const n = equationsKept(`n = ${formatCount(nRows)} ${rowsAre} rows`);
  const atThreshold = task === "binary" ? threshold : null;
  const [first] = curves;
  return (
    <div className="figure-grid class-figures">
      <Figure
        id="evaluate.confusion"
        title={confusionFinding(evaluation)}
        sub={task === "binary" ? <ThresholdField /> : "Each row is called by its most probable class."}
        caption={`Rows are what is true, columns what the model said.${isPast ? "" : " Press a cell to select its rows in every view."}`}
        sentences={[confusionFinding(evaluation), `${n}.`]}
        table={{
          columns: ["actual", ...confusion.classes.map((label) => `said ${label}`)],
          rows: confusion.counts.map((row, a) => [confusion.classes[a]!, ...row]),
        }}
        python={confusionPython}
        fileName="confusion"
      >
        <ConfusionGrid
          matrix={confusion}
          onSelect={isPast ? undefined : (actual, predicted) => void selectCell(actual, predicted, isSealed)}
          selected={isPast ? null : selected}
        />
      </Figure>
      <Figure
        id="evaluate.roc"
        title={rocFinding(evaluation)}
        caption={
          <>
            {areaWords(curves, "roc", "ROC AUC")} Dotted: chance. {n}.
          </>
        }
        sentences={[rocFinding(evaluation), areaWords(curves, "roc", "ROC AUC")]}
        table={curveTwin(curves, "roc", "false positive rate", "true positive rate")}
        python={rocPython}
        fileName="roc"
      >
        <RocChart curves={curves} threshold={atThreshold} />
      </Figure>
      <Figure
        id="evaluate.pr"
        title={prFinding(evaluation)}
        caption={
          <>
            {areaWords(curves, "pr", "Average precision")}{" "}
            {first && curves.length === 1
              ? `Dotted: the share of ${className(first.label)}, ${formatPercent(first.share)}. `
              : ""}
            {n}.
          </>
        }
        sentences={[prFinding(evaluation), areaWords(curves, "pr", "Average precision")]}
        table={curveTwin(curves, "pr", "recall", "precision")}
        python={prPython}
        fileName="precision-recall"
      >
        <PrChart curves={curves} threshold={atThreshold} />
      </Figure>
      <CalibrationFigure evaluation={evaluation} n={n} />
    </div>
  );
}

function areaWords(curves: readonly ClassCurves[], which: "roc" | "pr", name: string): string {
  if (curves.length === 1) return `${name} ${formatFixed(curves[0]![which].area, 3)}.`;
  const mean = curves.reduce((sum, curve) => sum + curve[which].area, 0) / curves.length;
  return `${name}, one class against the rest: ${formatFixed(mean, 3)} on average over ${curves.length} classes.`;
}

function curveTwin(curves: readonly ClassCurves[], which: "roc" | "pr", x: string, y: string) {
  return {
    columns: ["class", x, y, "threshold"],
    rows: curves.flatMap(({ label, [which]: curve }) =>
      curve.x.map((value, i) => [
        label,
        value,
        curve.y[i]!,
        Number.isFinite(curve.thresholds[i]!) ? curve.thresholds[i]! : "above all",
      ]),
    ),
  };
}

const outOfFold = [
  "from sklearn.model_selection import cross_val_predict",
  "",
  "# pipeline, folds: those of Export's script; X, y: the training rows",
  'chance = cross_val_predict(pipeline, X, y, cv=folds, method="predict_proba")',
];
const confusionPython = [
  ...outOfFold,
  "from sklearn.metrics import confusion_matrix",
  "print(confusion_matrix(y, pipeline.fit(X, y).classes_[chance.argmax(axis=1)]))",
  "",
].join("\n");
const rocPython = [
  ...outOfFold,
  "from sklearn.metrics import RocCurveDisplay",
  "RocCurveDisplay.from_predictions(y == positive, chance[:, list(classes).index(positive)])",
  "",
].join("\n");
const prPython = [
  ...outOfFold,
  "from sklearn.metrics import PrecisionRecallDisplay",
  "PrecisionRecallDisplay.from_predictions(y == positive, chance[:, list(classes).index(positive)])",
  "",
].join("\n");
