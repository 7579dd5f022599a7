import type { SplitView } from "#core/model-selection/describe-split.ts";
import { formatCount, plural } from "#ui/format/numbers.ts";
import { momentWords } from "./split-words.ts";

const width = 640;
const gap = 6;
const mostRows = 12;

/** The folds as they are: sizes in proportion; in order of time from left to right, with the moments where they are cut. */
export function SplitDrawing({ view }: { readonly view: SplitView }) {
  const { folds, unsealed, sealed } = view;
  const isForward = unsealed.span !== null;
  const shown = folds.slice(0, mostRows);
  const line = shown.length > 6 ? 13 : 18;
  const top = 20;
  const bottom = top + shown.length * line + (isForward ? 16 : 2);
  const total = Math.max(1, unsealed.rows + sealed.rows);
  const scale = (width - gap - 14) / total;
  const starts = folds.map((_, fold) =>
    folds.slice(0, fold).reduce((sum, { heldOut }) => sum + heldOut.rows, view.firstRows),
  );
  const sealedAt = unsealed.rows * scale + gap;
  const learned = (fold: number, part: number) => (isForward ? part < fold : part !== fold);
  return (
    <svg
      viewBox={`0 0 ${width} ${bottom}`}
      className="block w-full max-w-[640px]"
      role="img"
      aria-label={drawingWords(view)}
    >
      <text
        x={0}
        y={11}
      >{`${formatCount(unsealed.rows)} rows to learn from${groupWords(unsealed.groups)}`}</text>
      <text x={width} y={11} textAnchor="end" style={{ fill: "var(--madder)" }}>
        {`${formatCount(sealed.rows)} sealed${groupWords(sealed.groups)}`}
      </text>
      {shown.map((_, fold) => (
        // A fold is its number.
        // oxlint-disable-next-line react/no-array-index-key
        <g key={fold}>
          {view.firstRows > 0 ? (
            <rect
              x={0}
              y={top + fold * line}
              width={Math.max(1, view.firstRows * scale - 1.5)}
              height={line - 3}
              fill="var(--q2)"
            />
          ) : null}
          {folds.map(({ heldOut }, part) =>
            part === fold || learned(fold, part) ? (
              <rect
                // oxlint-disable-next-line react/no-array-index-key
                key={part}
                x={starts[part]! * scale}
                y={top + fold * line}
                width={Math.max(1, heldOut.rows * scale - 1.5)}
                height={line - 3}
                fill={part === fold ? "var(--c6)" : "var(--q2)"}
              />
            ) : null,
          )}
        </g>
      ))}
      <rect
        x={sealedAt}
        y={top}
        width={Math.max(14, sealed.rows * scale)}
        height={shown.length * line - 3}
        fill="var(--madder-wash)"
        stroke="var(--madder)"
        strokeDasharray="3 3"
      />
      {isForward ? <Moments view={view} sealedAt={sealedAt} y={bottom - 3} /> : null}
    </svg>
  );
}

/** First moment, the moment the seal begins, and the last. */
function Moments({ view, sealedAt, y }: { view: SplitView; sealedAt: number; y: number }) {
  const { unsealed, sealed } = view;
  if (!unsealed.span || !sealed.span) return null;
  return (
    <g>
      <text x={0} y={y}>
        {momentWords(view, unsealed.span[0])}
      </text>
      <text x={sealedAt - 4} y={y} textAnchor="end" style={{ fill: "var(--madder)" }}>
        {`sealed from ${momentWords(view, sealed.span[0])}`}
      </text>
      <text x={width} y={y} textAnchor="end">
        {momentWords(view, sealed.span[1])}
      </text>
    </g>
  );
}

function groupWords(groups: number | null): string {
  return groups === null ? "" : `, ${plural(groups, "group")}`;
}

function drawingWords(view: SplitView): string {
  const { folds, unsealed, sealed } = view;
  const parts = folds.map(({ train, heldOut }, fold) => {
    const span = heldOut.span;
    const when = span ? `, ${momentWords(view, span[0])} to ${momentWords(view, span[1])}` : "";
    return `Fold ${fold + 1} learns from ${formatCount(train.rows)} rows and judges ${formatCount(heldOut.rows)}${groupWords(heldOut.groups)}${when}.`;
  });
  return `${formatCount(unsealed.rows)} rows to learn from, ${formatCount(sealed.rows)} sealed. ${parts.join(" ")}`;
}
