import { useMemo } from "react";
import type { SurfaceLook } from "#core/explain/look-inside.ts";
import { classColor } from "#ui/charts/class-colors.ts";
import { ClassKey } from "#ui/charts/ClassKey.tsx";
import { dotPath, dotSigns } from "#ui/charts/dot-shapes.ts";
import { Figure } from "#ui/charts/Figure.tsx";
import { niceTicks } from "#ui/charts/nice-ticks.ts";
import { PlotFrame } from "#ui/charts/PlotFrame.tsx";
import { SurfaceCells } from "#ui/charts/SurfaceCells.tsx";
import { formatNumber, formatPercent } from "#ui/format/numbers.ts";

/** What the model says over a plane, under the training rows that lie in it. */
export function SurfaceFigure({
  surface,
  threshold,
  when,
}: {
  readonly surface: SurfaceLook;
  readonly threshold: number;
  readonly when: string;
}) {
  const { x, y, n, classes, positive, outputs, points, shares } = surface;
  const drawn = useMemo(() => ({ ...surface, outputs: Float64Array.from(outputs) }), [surface, outputs]);
  const width = Math.max(1, classes.length);
  const cell = (axis: typeof x, i: number) => axis.min + ((i + 0.5) / n) * (axis.max - axis.min);
  const xDomain = [x.min, x.max] as const;
  const yDomain = [y.min, y.max] as const;
  return (
    <Figure
      id="train.surface"
      title={finding(surface, threshold, when)}
      sub={
        shares
          ? `Over the first two principal components of what it sees: ${formatPercent(shares[0])} and ${formatPercent(shares[1])} of the variance.`
          : `Over ${x.column} and ${y.column}; every other column at its typical value.`
      }
      sentences={sentences(surface)}
      table={{
        columns: [
          x.column,
          y.column,
          ...(classes.length === 0 ? ["predicted"] : classes.map((label) => `chance of ${label}`)),
        ],
        rows: Array.from({ length: n * n }, (_, i) => [
          cell(x, i % n),
          cell(y, Math.floor(i / n)),
          ...outputs.slice(i * width, (i + 1) * width),
        ]),
      }}
      python={python(x.column, y.column)}
      fileName="decision-surface"
    >
      <ClassKey
        entries={classes.map((label, i) => ({
          label,
          color: classColor(i, classes, positive),
          shape: dotSigns[i % dotSigns.length]!,
        }))}
      />
      <PlotFrame
        xDomain={xDomain}
        yDomain={yDomain}
        xTicks={niceTicks(...xDomain, 6)}
        yTicks={niceTicks(...yDomain, 5)}
        xTitle={x.column}
        yTitle={y.column}
        formatX={(value) => formatNumber(value, 3)}
        formatY={(value) => formatNumber(value, 3)}
        height={340}
      >
        {(place) => (
          <>
            <SurfaceCells surface={drawn} threshold={threshold} x={place.x} y={place.y} />
            {points.map(({ x: a, y: b, value }, i) => (
              // A drawn row has no identity beyond its place.
              // oxlint-disable-next-line react/no-array-index-key
              <path
                key={i}
                d={dotPath(classes.length === 0 ? 0 : value, 2.6)}
                transform={`translate(${place.x(a)} ${place.y(b)})`}
                fill={classes.length === 0 ? "var(--ink-2)" : classColor(value, classes, positive)}
                stroke="var(--plate)"
                strokeWidth={0.6}
              />
            ))}
          </>
        )}
      </PlotFrame>
    </Figure>
  );
}

function finding({ classes, outputs, positive }: SurfaceLook, threshold: number, when: string): string {
  const cells = outputs.length / Math.max(1, classes.length);
  if (classes.length === 0) {
    const [low, high] = [Math.min(...outputs), Math.max(...outputs)];
    return `It says ${formatNumber(low, 3)} to ${formatNumber(high, 3)} over this plane ${when}`;
  }
  const label = positive ?? classes[0] ?? "";
  const at = classes.indexOf(label);
  let called = 0;
  for (let i = 0; i < cells; i++) {
    const chances = outputs.slice(i * classes.length, (i + 1) * classes.length);
    const says =
      classes.length === 2
        ? chances[at]! >= (positive === null ? 0.5 : threshold)
        : chances.indexOf(Math.max(...chances)) === at;
    if (says) called++;
  }
  return `It says ${label} over ${formatPercent(called / cells)} of this plane ${when}`;
}

function sentences({ classes, outputs, points }: SurfaceLook): string[] {
  const drawn = `${points.length} training rows are drawn over it.`;
  if (classes.length === 0) return ["Stronger is a larger prediction.", drawn];
  const cells = outputs.length / classes.length;
  let sum = 0;
  for (let i = 0; i < cells; i++)
    sum += Math.max(...outputs.slice(i * classes.length, (i + 1) * classes.length));
  return [
    `Its chance for the class it names is ${formatPercent(sum / cells)} on average; tints fade where it is less.`,
    drawn,
  ];
}

function python(x: string, y: string): string {
  return [
    "import matplotlib.pyplot as plt, numpy as np, pandas as pd",
    "",
    "# pipeline: the fitted scikit-learn pipeline of Export; X: the training rows",
    `x, y = ${JSON.stringify(x)}, ${JSON.stringify(y)}`,
    "typical = X.agg(lambda column: column.median() if column.dtype.kind in 'fi' else column.mode()[0])",
    "a, b = np.meshgrid(np.linspace(X[x].min(), X[x].max(), 40), np.linspace(X[y].min(), X[y].max(), 40))",
    "grid = pd.DataFrame([typical] * a.size).assign(**{x: a.ravel(), y: b.ravel()})",
    "plt.contourf(a, b, pipeline.predict_proba(grid)[:, 1].reshape(a.shape))",
    "plt.xlabel(x); plt.ylabel(y)",
    "",
  ].join("\n");
}
