import { type KeyboardEvent, type PointerEvent, useState } from "react";
import "./range-brush.css";
import { inOrder } from "./scatter-places.ts";

/** A stretch of bins, both ends with it. */
export type BinRange = readonly [first: number, last: number];

/**
 * A surface over a drawing of bins, along which a stretch of them is chosen: dragged, or by keys. Whoever points or moves is
 * told what stands there.
 */
export function RangeBrush({
  label,
  box,
  edges,
  range,
  onRange,
  onPoint,
  wordsOf,
}: {
  readonly label: string;
  readonly box: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  /** Where bins begin and end, px from the left of the surface: one more than bins. */
  readonly edges: readonly number[];
  readonly range: BinRange | null;
  /** Absent where nothing is to be chosen. */
  readonly onRange?: ((range: BinRange | null) => void) | undefined;
  readonly onPoint: (bin: number | null) => void;
  readonly wordsOf: (bin: number) => string;
}) {
  const last = edges.length - 2;
  const [drag, setDrag] = useState<BinRange | null>(null);
  const [at, setAt] = useState(Math.floor(last / 2));
  const [from, setFrom] = useState<number | null>(null);
  const [hasKeys, setHasKeys] = useState(false);
  const binAt = (event: PointerEvent) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const after = edges.findIndex((edge) => edge > x);
    return after < 0 ? last : Math.max(0, after - 1);
  };
  const go = (bin: number) => {
    const kept = Math.max(0, Math.min(last, bin));
    setAt(kept);
    onPoint(kept);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const leap = event.shiftKey ? 10 : 1;
    if (event.key === "ArrowLeft") go(at - leap);
    else if (event.key === "ArrowRight") go(at + leap);
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(last);
    else if (onRange !== undefined && (event.key === "Enter" || event.key === " ")) {
      setFrom(from === null ? at : null);
      if (from !== null) onRange(inOrder(from, at));
    } else if (onRange !== undefined && event.key === "Escape" && from !== null) setFrom(null);
    else if (onRange !== undefined && event.key === "Escape" && range !== null) onRange(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
    setHasKeys(true);
  };
  const marked = from === null ? (drag === null ? range : inOrder(...drag)) : inOrder(from, at);
  const keys =
    onRange === undefined
      ? "Left and right read it step by step"
      : "Left and right move a mark, Enter puts one end and then the other, Escape takes the stretch away";
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a surface to draw on
    <div
      className="range-brush"
      style={box}
      role="application"
      aria-label={`${label}. ${keys}`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onKeyDown={onKeyDown}
      onFocus={(event) => setHasKeys(event.currentTarget.matches(":focus-visible"))}
      onBlur={() => {
        setHasKeys(false);
        setFrom(null);
        onPoint(null);
      }}
      onPointerDown={(event) => {
        if (event.button !== 0 || onRange === undefined) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const bin = binAt(event);
        setDrag([bin, bin]);
      }}
      onPointerMove={(event) => {
        const bin = binAt(event);
        onPoint(bin);
        if (drag !== null) setDrag([drag[0], bin]);
      }}
      onPointerLeave={() => onPoint(null)}
      onPointerUp={() => {
        if (drag === null) return;
        setDrag(null);
        onRange?.(inOrder(...drag));
      }}
      onPointerCancel={() => setDrag(null)}
    >
      <svg width={box.width} height={box.height} aria-hidden="true">
        {marked === null ? null : (
          <rect
            x={edges[marked[0]]}
            width={Math.max(1, edges[marked[1] + 1]! - edges[marked[0]]!)}
            y={0}
            height={box.height}
            fill="var(--select)"
            fillOpacity={0.45}
            stroke="var(--ink-2)"
            strokeDasharray={from === null ? undefined : "3 2"}
          />
        )}
        {hasKeys ? (
          <path
            d={`M${(edges[at]! + edges[at + 1]!) / 2} 0v${box.height}`}
            stroke="var(--ink)"
            strokeWidth={1.5}
          />
        ) : null}
      </svg>
      {hasKeys ? (
        <p className="spoken" aria-live="polite">
          {wordsOf(at)}
          {from === null ? "" : `, from ${wordsOf(from)}`}
        </p>
      ) : null}
    </div>
  );
}
