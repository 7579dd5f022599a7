import { memo } from "react";
import type { FitProgress } from "#core/estimators/estimator.ts";
import { Figure } from "#ui/charts/Figure.tsx";
import { LossChart } from "#ui/charts/LossChart.tsx";
import { type LossDrawing, lossLines } from "#ui/charts/loss-lines.ts";
import { formatNumber, plural } from "#ui/format/numbers.ts";

export interface LossFigureProps {
  readonly id: string;
  /** Where it stands among the figures of its page, which its number follows. */
  readonly place: string;
  readonly name: string;
  /** One curve a part: fold from 0, or null for the fit on all training rows. */
  readonly curves: readonly { readonly fold: number | null; readonly points: readonly FitProgress[] }[];
  readonly isLive: boolean;
  /** What one iteration is called: "epoch", "step". */
  readonly unit: string;
  /** What loss it is: "log loss". */
  readonly loss: string;
  /** A moment of the training that other figures show. */
  readonly markedAt?: number | null;
}

/** Loss by epoch, training dashed and validation solid, one line a fold. */
export const LossFigure = memo(function LossFigure({
  id,
  place,
  name,
  curves,
  isLive,
  unit,
  loss,
  markedAt = null,
}: LossFigureProps) {
  const shown = curves.filter(({ points }) => points.length > 0);
  const drawing = lossLines(shown, isLive);
  return (
    <Figure
      id={place}
      title={finding(name, drawing, isLive)}
      sub={legend(drawing, unit, loss)}
      sentences={sentences(shown, drawing, unit)}
      table={{
        columns: ["part", unit, "training loss", "validation loss"],
        rows: shown.flatMap(({ fold, points }) =>
          points.map(({ iteration, trainLoss, validationLoss }) => [
            partName(fold),
            iteration,
            trainLoss,
            validationLoss,
          ]),
        ),
      }}
      {...(unit === "epoch" ? { python } : {})} // scikit-learn keeps no such curve of a regression
      fileName={`loss-${id}`}
    >
      <LossChart curves={shown} isLive={isLive} iterationName={unit} markedAt={markedAt} />
    </Figure>
  );
});

/** What is drawn, and what each kind of line is; of a forest there is no training line. */
function legend({ lines }: LossDrawing, unit: string, loss: string): string {
  const isDrawn = (id: string) => lines.length === 0 || lines.some((line) => line.id === id);
  return [
    `Mean ${loss} a row, by ${unit}.`,
    ...(isDrawn("training") ? ["Dashed: rows it learns from."] : []),
    ...(isDrawn("held-out") ? ["Solid: rows held out, which only draw this line."] : []),
  ].join(" ");
}

function finding(name: string, { best, lines }: LossDrawing, isLive: boolean): string {
  const drawn = lines.at(-1);
  const last = drawn?.points.at(-1);
  if (!last) return `${name} is about to begin`;
  if (best === null) return `${name}: training loss is down to ${formatNumber(last.y, 3)}`;
  const lowest = formatNumber(best.y, 3);
  if (isLive) return `${name}: lowest held-out loss so far ${lowest}`;
  const first = drawn?.points[0];
  if (first && best.x === first.x) return `${name}: held-out loss is never under its first, ${lowest}`;
  if (last.y > 1.02 * best.y) return `${name}: held-out loss is lowest at ${lowest}, then rises`;
  return `${name}: held-out loss comes down to ${lowest}`;
}

function sentences(curves: LossFigureProps["curves"], { best, lines }: LossDrawing, unit: string): string[] {
  if (lines.length === 0) return [`Loss is drawn ${unit} by ${unit}, fold by fold, as it comes.`];
  const held = curves.filter(({ points }) => points.some(({ validationLoss }) => validationLoss !== null));
  const training = lines.find(({ id }) => id === "training")?.points.at(-1);
  return [
    best === null
      ? "No row was held out, so only the training loss is drawn."
      : `Held-out loss is lowest at ${unit} ${best.x}, ${formatNumber(best.y)}; the mean of ${plural(held.length, held.some(({ fold }) => fold === null) ? "part" : "fold")} is drawn.`,
    training ? `Training loss ends at ${formatNumber(training.y)}.` : "",
  ].filter((sentence) => sentence !== "");
}

function partName(fold: number | null): string {
  return fold === null ? "all training rows" : `fold ${fold + 1}`;
}

const python = [
  "from sklearn.neural_network import MLPClassifier",
  "import matplotlib.pyplot as plt",
  "",
  "net = MLPClassifier(hidden_layer_sizes=(100,), random_state=0).fit(X_train, y_train)",
  "plt.plot(range(1, net.n_iter_ + 1), net.loss_curve_)",
  'plt.xlabel("epoch"); plt.ylabel("loss")',
  "",
].join("\n");
