import { formatCount } from "#ui/format/numbers.ts";

/** How rows are split: each fold is held out once, the test block stays sealed. A drawing of proportions. */
export function FoldStaircase({
  folds,
  nTrain,
  nTest,
}: {
  readonly folds: number;
  readonly nTrain: number;
  readonly nTest: number;
}) {
  const shown = Math.min(folds, 10);
  const total = Math.max(1, nTrain + nTest);
  const width = 640;
  const row = shown > 6 ? 13 : 18;
  const height = shown * row + 26;
  const trainWidth = Math.max(80, (nTrain / total) * (width - 6));
  const sealed = { x: trainWidth + 6, width: Math.max(14, width - trainWidth - 6) };
  const step = trainWidth / shown;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className="block w-full max-w-[640px]"
      role="img"
      aria-label={`${folds} folds of ${formatCount(nTrain)} rows, each held out once; ${formatCount(nTest)} rows sealed`}
    >
      <text x={0} y={11}>{`${formatCount(nTrain)} rows to learn from`}</text>
      <text x={width} y={11} textAnchor="end" style={{ fill: "var(--madder)" }}>
        {`${formatCount(nTest)} sealed`}
      </text>
      {Array.from({ length: shown }, (_, fold) => fold).map((fold) => (
        <g key={fold}>
          {Array.from({ length: shown }, (_, part) => part).map((part) => (
            <rect
              key={part}
              x={part * step}
              y={20 + fold * row}
              width={step - 1.5}
              height={row - 3}
              fill={part === fold ? "var(--c1)" : "var(--q2)"}
            />
          ))}
        </g>
      ))}
      <rect
        x={sealed.x}
        y={20}
        width={sealed.width}
        height={shown * row - 3}
        fill="var(--madder-wash)"
        stroke="var(--madder)"
        strokeDasharray="3 3"
      />
    </svg>
  );
}
