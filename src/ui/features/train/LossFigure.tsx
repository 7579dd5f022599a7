import type { FitProgress } from "#core/estimators/estimator.ts";
import { Figure } from "#ui/charts/Figure.tsx";
import { LossChart } from "#ui/charts/LossChart.tsx";
import { formatNumber } from "#ui/format/numbers.ts";

export interface LossFigureProps {
  readonly id: string;
  readonly name: string;
  /** One curve a part: fold from 0, or null for the fit on all training rows. */
  readonly curves: readonly { readonly fold: number | null; readonly points: readonly FitProgress[] }[];
  readonly isLive: boolean;
}

/** Loss by epoch, training dashed and validation solid, one line a fold. */
export function LossFigure({ id, name, curves, isLive }: LossFigureProps) {
  const shown = curves.filter(({ points }) => points.length > 0);
  return (
    <Figure
      id={`train.loss.${id}`}
      title={finding(name, shown, isLive)}
      sub="Mean loss a row, by epoch. Dashed: rows it learns from. Solid: rows held out, which only draw this line."
      sentences={sentences(shown)}
      table={{
        columns: ["part", "epoch", "training loss", "validation loss"],
        rows: shown.flatMap(({ fold, points }) =>
          points.map(({ iteration, trainLoss, validationLoss }) => [
            partName(fold),
            iteration,
            trainLoss,
            validationLoss,
          ]),
        ),
      }}
      python={python}
      fileName={`loss-${id}`}
    >
      <LossChart curves={shown} isLive={isLive} />
    </Figure>
  );
}

function finding(name: string, curves: LossFigureProps["curves"], isLive: boolean): string {
  const best = bestOf(curves);
  if (!best) return `${name} is about to begin`;
  const where = `${formatNumber(best.loss)} at epoch ${best.iteration}`;
  if (isLive) return `${name}: lowest loss so far ${where}`;
  const rising = curves.filter(({ points }) => risesAtTheEnd(points)).length;
  if (rising > curves.length / 2) return `${name}: held-out loss turns up after its lowest, ${where}`;
  return `${name}: held-out loss comes down to ${where}`;
}

function sentences(curves: LossFigureProps["curves"]): string[] {
  const best = bestOf(curves);
  const last = curves.map(({ points }) => points.at(-1)).filter((point) => point !== undefined);
  if (!best || last.length === 0) return ["No epoch has ended yet."];
  const train = last.flatMap(({ trainLoss }) => (trainLoss === null ? [] : [trainLoss]));
  const mean = train.reduce((sum, loss) => sum + loss, 0) / Math.max(1, train.length);
  return [
    `${curves.length} ${curves.length === 1 ? "part" : "parts"} drawn; the lowest loss is ${formatNumber(best.loss)}, at epoch ${best.iteration}.`,
    `Training loss ends at ${formatNumber(mean)} on average.`,
  ];
}

/** Lowest held-out loss, or training loss where nothing is held out. */
function bestOf(
  curves: LossFigureProps["curves"],
): { readonly loss: number; readonly iteration: number } | null {
  let best: { loss: number; iteration: number } | null = null;
  for (const { points } of curves) {
    for (const { validationLoss, trainLoss, iteration } of points) {
      const loss = validationLoss ?? trainLoss;
      if (loss !== null && (best === null || loss < best.loss)) best = { loss, iteration };
    }
  }
  return best;
}

function risesAtTheEnd(points: readonly FitProgress[]): boolean {
  const losses = points.flatMap(({ validationLoss }) => (validationLoss === null ? [] : [validationLoss]));
  const last = losses.at(-1);
  return last !== undefined && last > 1.02 * Math.min(...losses);
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
