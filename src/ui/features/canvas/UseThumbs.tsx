import { drifted } from "#core/monitor/advice.ts";
import { useStudio } from "#state/store.ts";
import { useCanvasFacts } from "./canvas-context.ts";

/** Who answers. */
export function PredictThumb() {
  const { leader } = useCanvasFacts();
  const run = useStudio((studio) => studio.project.runs.find(({ id }) => id === leader));
  return (
    <p className="quiet">{run ? `${run.name} answers, for a row or a file.` : "No model can answer yet."}</p>
  );
}

const shownBars = 8;
const step = 15;

/** The newest check: a strip of its columns, worst first, each as far as it went past what it may reach. */
export function MonitorThumb() {
  const report = useStudio((studio) => studio.project.checks?.at(-1)?.report ?? null);
  if (!report) return <p className="quiet">Later tables are compared with the rows it learned from.</p>;
  const columns = report.columns.slice(0, shownBars);
  const isDrifted = new Set(drifted(report).map(({ column }) => column));
  const most = Math.max(0.3, ...columns.map(({ psi, psiLimit }) => Math.max(psi ?? 0, psiLimit ?? 0)));
  const w = (value: number) => (value / most) * 104;
  return (
    <svg viewBox="0 0 188 132" className="thumb-svg" aria-hidden>
      {columns.map(({ column, psi, psiLimit }, place) => (
        <g key={column} transform={`translate(0 ${place * step})`}>
          <text x={76} y={11} textAnchor="end" className="num tick">
            {column.length > 11 ? `${column.slice(0, 10)}…` : column}
          </text>
          <rect
            x={82}
            y={4}
            width={psi === null ? 104 : Math.max(1, w(psi))}
            height={8}
            fill={isDrifted.has(column) ? "var(--c1)" : "var(--c0)"}
            opacity={psi === null ? 0.25 : 1}
          />
          {psiLimit === null ? null : (
            <line
              x1={82 + w(psiLimit)}
              x2={82 + w(psiLimit)}
              y1={2}
              y2={14}
              stroke="var(--madder)"
              strokeWidth={1.5}
            />
          )}
        </g>
      ))}
    </svg>
  );
}
