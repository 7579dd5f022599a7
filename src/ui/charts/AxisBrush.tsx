import { type KeyboardEvent, type PointerEvent, useState } from "react";
import "./axis-brush.css";
import { axisScale } from "./axis-scale.ts";
import type { AxisRange } from "./ParallelAxes.tsx";
import { inOrder } from "./scatter-places.ts";
import { levelsBetween, type SeveralAxis, valueOn } from "./several-axes.ts";

const step = 0.02;
const leap = 0.1;

/** An axis along which a range is drawn: dragged, or by keys, as its label says. Left and right go to the other axes. */
export function AxisBrush({
  axis,
  x,
  top,
  height,
  width,
  range,
  onRange,
}: {
  readonly axis: SeveralAxis;
  /** Of the axis, px. */
  readonly x: number;
  readonly top: number;
  readonly height: number;
  readonly width: number;
  /** In shares of the axis. */
  readonly range: AxisRange | null;
  readonly onRange: (range: AxisRange | null) => void;
}) {
  const [drag, setDrag] = useState<AxisRange | null>(null);
  const [at, setAt] = useState(0.5);
  const [from, setFrom] = useState<number | null>(null);
  const [hasKeys, setHasKeys] = useState(false);
  const shareAt = (event: PointerEvent) =>
    within(1 - (event.clientY - event.currentTarget.getBoundingClientRect().top) / height);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isHandled = pressed(event.key, event.shiftKey ? leap : step, event.currentTarget);
    if (!isHandled) return;
    event.preventDefault();
    event.stopPropagation();
    setHasKeys(true);
  };
  const pressed = (key: string, far: number, element: HTMLElement): boolean => {
    if (key === "ArrowUp" || key === "ArrowDown") setAt(within(at + (key === "ArrowUp" ? far : -far)));
    else if (key === "Home" || key === "End") setAt(key === "Home" ? 0 : 1);
    else if (key === "ArrowLeft") focusOn(element.previousElementSibling);
    else if (key === "ArrowRight") focusOn(element.nextElementSibling);
    else if (key === "Enter" || key === " ") {
      setFrom(from === null ? at : null);
      if (from !== null && from !== at) onRange(inOrder(from, at));
    } else if (key === "Escape" && from !== null) setFrom(null);
    else if ((key === "Escape" || key === "Delete" || key === "Backspace") && range !== null) onRange(null);
    else return false;
    return true;
  };
  const shown = drag === null ? range : inOrder(...drag);
  const [low, high] = shown ?? [0, 0];
  const kept = range === null ? "" : ` From ${wordsAt(axis, range[0])} to ${wordsAt(axis, range[1])}.`;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a surface to draw on
    <div
      className="axis-brush"
      style={{ left: x - width / 2, top, width, height }}
      role="application"
      aria-label={`Rows by ${axis.title}.${kept} Up and down move a mark, Enter puts one end and then the other, Escape takes the range away, left and right go to the next axis`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onKeyDown={onKeyDown}
      onFocus={(event) => setHasKeys(event.currentTarget.matches(":focus-visible"))}
      onBlur={() => {
        setHasKeys(false);
        setFrom(null);
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const share = shareAt(event);
        setDrag([share, share]);
      }}
      onPointerMove={(event) => {
        if (drag !== null) setDrag([drag[0], shareAt(event)]);
      }}
      onPointerUp={() => {
        if (drag === null) return;
        setDrag(null);
        // A press without a way takes the range away.
        if (Math.abs(drag[1] - drag[0]) * height >= 4) onRange(inOrder(...drag));
        else if (range !== null) onRange(null);
      }}
      onPointerCancel={() => setDrag(null)}
    >
      <svg width={width} height={height} aria-hidden="true">
        {shown === null ? null : (
          <rect
            x={width / 2 - 7}
            width={14}
            y={(1 - high) * height}
            height={Math.max(1, (high - low) * height)}
            fill="var(--select)"
            fillOpacity={0.6}
            stroke="var(--ink)"
          />
        )}
        {hasKeys && from !== null ? (
          <rect
            x={width / 2 - 7}
            width={14}
            y={(1 - Math.max(from, at)) * height}
            height={Math.max(1, Math.abs(from - at) * height)}
            fill="var(--select)"
            fillOpacity={0.5}
            stroke="var(--ink-2)"
            strokeDasharray="3 2"
          />
        ) : null}
        {hasKeys ? (
          <path d={`M${width / 2 - 10} ${(1 - at) * height}h20`} stroke="var(--ink)" strokeWidth={2.5} />
        ) : null}
      </svg>
      {hasKeys ? (
        <p className="spoken" aria-live="polite">
          {wordsAt(axis, at)}
          {from === null ? "" : `, from ${wordsAt(axis, from)}`}
        </p>
      ) : null}
    </div>
  );
}

function wordsAt(axis: SeveralAxis, share: number): string {
  if (axis.labels === null) return axisScale(axis.kind).write(valueOn(axis, share));
  const half = 0.5 / Math.max(1, axis.labels.length);
  return levelsBetween(axis, share - half, share + half)[0] ?? "";
}

function focusOn(element: Element | null): void {
  if (element instanceof HTMLElement && element.classList.contains("axis-brush")) element.focus();
}

function within(share: number): number {
  return Math.min(1, Math.max(0, Math.round(share * 1000) / 1000));
}
