import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { clampTop, type GridScroll, isScaled, toPhysical, toVirtual } from "./grid-scroll.ts";

export interface GridPosition {
  readonly element: RefObject<HTMLDivElement | null>;
  /** Virtual pixel at the top of the rows. */
  readonly top: number;
  readonly viewport: number;
  readonly width: number;
  moveTo(top: number): void;
  onScroll(): void;
}

/**
 * Where the grid is scrolled to. On scaled tables the wheel moves by its own pixels, not by the stretched ones:
 * otherwise one notch would skip many rows.
 */
export function useGridScroll(rowHeight: number, nRows: number, headHeight: number): GridPosition {
  const element = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ viewport: 600, width: 800 });
  const [scrolled, setTop] = useState(0);
  const grid: GridScroll = { rowHeight, nRows, viewport: size.viewport };
  const top = clampTop(grid, scrolled);
  const latest = useRef({ grid, top });
  useLayoutEffect(() => {
    latest.current = { grid, top };
  });
  /** A scroll position that we set ourselves: its event says nothing new. */
  const own = useRef<number | null>(null);

  // Before the first paint: columns share the width, and must not be seen to find it.
  useLayoutEffect(() => {
    const node = element.current;
    if (!node) return;
    const measure = () => {
      // Never more rows than a window shows, whatever the layout around lets the grid grow to.
      const viewport = Math.max(rowHeight, Math.min(node.clientHeight, window.innerHeight) - headHeight);
      const width = node.clientWidth;
      setSize((known) =>
        known.viewport === viewport && known.width === width ? known : { viewport, width },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => observer.disconnect();
  }, [rowHeight, headHeight]);

  const moveTo = useCallback((to: number) => {
    const node = element.current;
    if (!node) return;
    const next = clampTop(latest.current.grid, to);
    latest.current = { ...latest.current, top: next };
    setTop(next);
    const physical = toPhysical(latest.current.grid, next);
    if (Math.abs(node.scrollTop - physical) < 0.5) return;
    node.scrollTop = physical;
    own.current = node.scrollTop;
  }, []);

  const onScroll = useCallback(() => {
    const node = element.current;
    if (!node) return;
    const expected = own.current;
    own.current = null;
    if (expected !== null && Math.abs(node.scrollTop - expected) < 1) return;
    setTop(toVirtual(latest.current.grid, node.scrollTop));
  }, []);

  const scaled = isScaled(grid);
  useEffect(() => {
    const node = element.current;
    if (!node || !scaled) return;
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey || event.deltaY === 0) return;
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? rowHeight : 1;
      moveTo(latest.current.top + event.deltaY * unit);
      node.scrollLeft += event.deltaX * unit;
    };
    node.addEventListener("wheel", onWheel, { passive: false });
    return () => node.removeEventListener("wheel", onWheel);
  }, [scaled, rowHeight, moveTo]);

  return { element, top, viewport: size.viewport, width: size.width, moveTo, onScroll };
}
