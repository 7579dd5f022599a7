import { metricsFor } from "#core/metrics/registry.ts";
import type { FoldScores } from "#core/project/run.ts";
import type { NodeState } from "#state/node-states.ts";
import type { IntervalScale } from "#ui/charts/IntervalCell.tsx";
import { decimalsFor, formatFixed } from "#ui/format/numbers.ts";
import { metricName } from "#ui/runs/metric-words.ts";
import { useCanvasFacts } from "./canvas-context.ts";
import { MistakesThumb, useMistakes } from "./MistakesThumb.tsx";

/** The score with its folds on the scale that all models share; while it learns, its live curve. */
export function ModelThumb({ state }: { readonly state: NodeState }) {
  const { plan, scale } = useCanvasFacts();
  const metric = plan ? metricsFor(plan.task)[0]?.id : undefined;
  const score = state.run?.scores.find(
    (candidate) => candidate.metric === metric && !Number.isNaN(candidate.mean),
  );
  const { job } = state;
  const mistakes = useMistakes(state.status === "done" ? state.run : null);
  const curve = job?.curves.filter(({ points }) => points.length > 1) ?? [];
  const soFar = job?.scoreSoFar ?? null;
  return (
    <>
      <p className="score">
        <b className="num">
          {job
            ? soFar === null
              ? "…"
              : formatFixed(soFar, 4)
            : score
              ? formatFixed(score.mean, decimalsFor(score.mean, score.std))
              : "–"}
        </b>
        <span className="num">
          {job
            ? soFar === null
              ? "no fold yet"
              : `after ${job.partsDone} ${job.partsDone === 1 ? "fold" : "folds"}`
            : score
              ? `± ${formatFixed(score.std, decimalsFor(score.mean, score.std))}`
              : state.words}
        </span>
        <i>{metric ? metricName(metric) : ""}</i>
      </p>
      {job && curve.length > 0 ? (
        <Sparkline curves={curve.map(({ points }) => points)} />
      ) : score ? (
        <div className="thumb-row">
          <FoldDots score={score} scale={scale} width={mistakes ? 132 : 188} />
          {mistakes ? <MistakesThumb evaluation={mistakes} /> : null}
        </div>
      ) : (
        <svg viewBox="0 0 188 46" className="thumb-svg" aria-hidden>
          <line x1={2} x2={186} y1={28} y2={28} stroke="var(--rule-2)" />
        </svg>
      )}
    </>
  );
}

/** A score off the scale (a baseline, as a rule) is pointed at from the edge. */
function FoldDots({
  score,
  scale,
  width,
}: {
  readonly score: FoldScores;
  readonly scale: IntervalScale;
  readonly width: number;
}) {
  const x = (value: number) => 6 + ((value - scale.min) / (scale.max - scale.min)) * (width - 12);
  const isOff = score.mean > scale.max ? 1 : score.mean < scale.min ? -1 : 0;
  return (
    <svg viewBox={`0 0 ${width} 46`} className="thumb-svg" aria-hidden>
      <line x1={2} x2={width - 2} y1={28} y2={28} stroke="var(--rule-2)" />
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1={28} y2={32} stroke="var(--rule-2)" />
          <text x={x(tick)} y={43} textAnchor="middle" className="num tick">
            {formatFixed(tick, tickDecimals(scale.ticks))}
          </text>
        </g>
      ))}
      {isOff === 0 ? (
        <>
          {score.folds
            .filter((value) => value >= scale.min && value <= scale.max)
            .map((value, fold) => (
              // Folds have no identity beyond their place.
              // oxlint-disable-next-line react/no-array-index-key
              <circle
                key={fold}
                cx={x(value)}
                cy={19}
                r={3.4}
                fill="var(--plate)"
                stroke="var(--c1)"
                strokeWidth={1.4}
              />
            ))}
          <line
            x1={x(score.mean)}
            x2={x(score.mean)}
            y1={9}
            y2={28}
            stroke="var(--madder)"
            strokeWidth={1.6}
          />
        </>
      ) : (
        <text x={isOff > 0 ? width - 4 : 4} y={18} textAnchor={isOff > 0 ? "end" : "start"} className="quiet">
          {isOff > 0 ? "off this scale →" : "← off this scale"}
        </text>
      )}
    </svg>
  );
}

interface CurvePoint {
  readonly iteration: number;
  readonly maxIter: number;
  readonly trainLoss: number | null;
  readonly validationLoss: number | null;
}

function Sparkline({ curves }: { readonly curves: readonly (readonly CurvePoint[])[] }) {
  const lossOf = (point: CurvePoint) => point.validationLoss ?? point.trainLoss ?? Number.NaN;
  const all = curves
    .flat()
    .map(lossOf)
    .filter(Number.isFinite)
    .toSorted((a, b) => a - b);
  const low = all[0] ?? 0;
  const high = all[Math.floor(all.length * 0.95)] ?? 1;
  const end = Math.max(2, ...curves.flat().map(({ iteration }) => iteration));
  const at = (point: CurvePoint) => {
    const y = 40 - ((Math.min(lossOf(point), high) - low) / Math.max(high - low, 1e-12)) * 34;
    return [2 + (point.iteration / end) * 180, Number.isFinite(y) ? y : 40] as const;
  };
  const last = curves.at(-1) ?? [];
  const tip = last.at(-1);
  return (
    <svg viewBox="0 0 188 46" className="thumb-svg" aria-hidden>
      {curves.map((points, part) => (
        <polyline
          // Parts have no identity beyond their place.
          // oxlint-disable-next-line react/no-array-index-key
          key={part}
          points={points.map((point) => at(point).join(",")).join(" ")}
          fill="none"
          stroke={points === last ? "var(--accent)" : "var(--c0)"}
          strokeWidth={points === last ? 2 : 1}
        />
      ))}
      {tip ? <circle cx={at(tip)[0]} cy={at(tip)[1]} r={3.2} fill="var(--accent)" /> : null}
    </svg>
  );
}

export function tickDecimals(ticks: readonly number[]): number {
  return Math.max(0, ...ticks.map((tick) => (String(tick).split(".")[1] ?? "").length));
}
