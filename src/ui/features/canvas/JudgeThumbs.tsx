import { Check, CircleDashed, X } from "lucide-react";
import type { LeaderboardRow } from "#core/evaluate/leaderboard.ts";
import { useStudio } from "#state/store.ts";
import { byWeight } from "#ui/charts/importance-order.ts";
import { formatBytes } from "#ui/format/amounts.ts";
import { decimalsFor, formatFixed, formatNumber } from "#ui/format/numbers.ts";
import { useCanvasFacts } from "./canvas-context.ts";
import { tickDecimals } from "./ModelThumb.tsx";

const shownRows = 6;

/** Score and interval of each model, best last as in a race seen from the side; ties marked. */
export function BoardThumb() {
  const { rows, scale } = useCanvasFacts();
  const judged = rows.filter(({ score }) => score !== null);
  if (judged.length === 0) return <p className="quiet">No model is judged yet.</p>;
  const ranked = judged.filter(({ rank }) => rank !== null);
  const baselines = judged.filter(({ rank }) => rank === null).slice(0, 1);
  const shown = [...baselines, ...ranked.slice(0, shownRows - baselines.length)];
  const step = 124 / shown.length;
  const left = 138;
  const width = 488;
  const x = (value: number) => left + ((value - scale.min) / (scale.max - scale.min)) * (width - left - 78);
  const leader = ranked[0]?.score?.interval ?? null;
  const tied = shown.flatMap((row, place) => (row.verdict === "tied" ? [place] : []));
  return (
    <svg viewBox={`0 0 ${width} 148`} className="thumb-svg" aria-hidden>
      {leader ? (
        <rect
          x={x(leader[0])}
          y={0}
          width={Math.max(1, x(leader[1]) - x(leader[0]))}
          height={126}
          fill="var(--accent-wash)"
        />
      ) : null}
      <line x1={left} x2={width - 78} y1={128} y2={128} stroke="var(--rule-2)" />
      {scale.ticks.map((tick) => (
        <text key={tick} x={x(tick)} y={142} textAnchor="middle" className="num tick">
          {formatFixed(tick, tickDecimals(scale.ticks))}
        </text>
      ))}
      {shown.map((row, place) => (
        <BoardLine
          key={row.run.id}
          row={row}
          y={(place + 0.5) * step}
          x={x}
          left={left}
          right={width - 78}
          scale={scale}
        />
      ))}
      {tied.length > 0 ? (
        <>
          <path
            d={`M${width - 34} ${((ranked.length > 0 ? baselines.length : 0) + 0.2) * step}h5V${((tied.at(-1) ?? 0) + 0.8) * step}h-5`}
            fill="none"
            stroke="var(--madder)"
          />
          <text
            x={width}
            y={(baselines.length + 0.5 + tied.length / 2) * step + 4}
            textAnchor="end"
            className="note"
          >
            tied
          </text>
        </>
      ) : null}
    </svg>
  );
}

function BoardLine({
  row,
  y,
  x,
  left,
  right,
  scale,
}: {
  readonly row: LeaderboardRow;
  readonly y: number;
  readonly x: (value: number) => number;
  readonly left: number;
  readonly right: number;
  readonly scale: { readonly min: number; readonly max: number };
}) {
  const { score, rank } = row;
  if (!score) return null;
  const color = rank === null ? "var(--c0)" : "var(--c1)";
  const within = (value: number) => Math.min(Math.max(value, scale.min), scale.max);
  const isOff = score.mean < scale.min || score.mean > scale.max;
  const words = formatFixed(score.mean, Math.min(3, decimalsFor(score.mean, score.std)));
  return (
    <g>
      <text x={left - 10} y={y + 4} textAnchor="end" className={rank === 1 ? "label first" : "label"}>
        {cut(row.run.name)}
      </text>
      {score.interval && !isOff ? (
        <line
          x1={x(within(score.interval[0]))}
          x2={x(within(score.interval[1]))}
          y1={y}
          y2={y}
          stroke={color}
          strokeWidth={2}
        />
      ) : null}
      {isOff ? (
        <text x={score.mean > scale.max ? right + 6 : left} y={y + 4} className="num tick">
          {score.mean > scale.max ? `→ ${words}` : `← ${words}`}
        </text>
      ) : (
        <>
          <circle cx={x(score.mean)} cy={y} r={4} fill={color} />
          <text x={right + 6} y={y + 4} className="num tick">
            {words}
          </text>
        </>
      )}
    </g>
  );
}

const shownBars = 5;

/** How far the score falls when a column is shuffled. */
export function ImportanceThumb() {
  const { leader } = useCanvasFacts();
  const importance = useStudio(
    (studio) => studio.project.runs.find(({ id }) => id === leader)?.importance ?? null,
  );
  if (!importance) return <p className="quiet">Measured on rows held out, once the leader is known.</p>;
  const bars = importance.columns.toSorted(byWeight).slice(0, shownBars);
  const most = Math.max(1e-12, ...bars.map(({ mean, std }) => mean + std));
  const w = (value: number) => Math.max(0, (value / most) * 186);
  return (
    <svg viewBox="0 0 188 132" className="thumb-svg" aria-hidden>
      {bars.map(({ column, mean, std }, place) => (
        <g key={column} transform={`translate(0 ${place * 24})`}>
          <text x={0} y={9} className="num tick">
            {cut(column, 26)}
          </text>
          <rect x={0} y={13} width={w(mean)} height={4} fill="var(--c1)" />
          <line
            x1={w(mean - std)}
            x2={w(mean + std)}
            y1={15}
            y2={15}
            stroke="var(--madder)"
            strokeWidth={1.5}
          />
        </g>
      ))}
      <text x={186} y={130} textAnchor="end" className="num tick">
        {`+${formatNumber(most, 2)}`}
      </text>
    </svg>
  );
}

/** Files that were written and compared with the original. */
export function ExportThumb() {
  const exports = useStudio((studio) => studio.exports);
  const runs = useStudio((studio) => studio.project.runs);
  if (exports.length === 0)
    return (
      <p className="quiet">
        One ONNX file from raw columns to prediction, run and compared before it is offered.
      </p>
    );
  return (
    <ul className="thumb-files">
      {exports.slice(0, 4).map(({ run, status, byteLength }) => {
        const Icon = status === "verified" ? Check : status === "checking" ? CircleDashed : X;
        return (
          <li key={run} data-status={status}>
            <Icon className="icon small" aria-hidden />
            <b className="cut">{runs.find(({ id }) => id === run)?.name ?? "model"}.onnx</b>
            <span className="num">{status === "verified" ? formatBytes(byteLength) : status}</span>
          </li>
        );
      })}
    </ul>
  );
}

function cut(text: string, most = 21): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
