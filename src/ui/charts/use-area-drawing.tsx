import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from "react";
import { freshBox, type KeyBox, keyBox, type Spot } from "./key-box.ts";
import { KeyBoxMarks } from "./KeyBoxMarks.tsx";
import { type Corner, extended } from "./scatter-places.ts";

export interface AreaDrawing {
  /** Of the element that is drawn on. */
  readonly handlers: {
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onFocus: (event: { readonly currentTarget: Element }) => void;
    readonly onBlur: () => void;
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
  };
  readonly isDragging: boolean;
  /** The cross that keys move; null while they do not. */
  readonly cross: KeyBox | null;
  /** What is being drawn, for the SVG. */
  readonly marks: ReactNode;
}

/**
 * Drawing a rectangle or a lasso within an area, with the pointer or by keys. What is drawn is told in shares of the area,
 * from its left and its bottom.
 * @param area px, from the corner of the element that has the handlers
 */
export function useAreaDrawing({
  area,
  tool,
  onRectangle,
  onLasso,
}: {
  readonly area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly tool: "rectangle" | "lasso";
  readonly onRectangle: (from: Spot, to: Spot) => void;
  readonly onLasso: (corners: readonly Spot[]) => void;
}): AreaDrawing {
  const [drag, setDrag] = useState<{ from: Corner; to: Corner; path: readonly Corner[] } | null>(null);
  const [byKeys, setByKeys] = useState<KeyBox>(freshBox);
  const [hasKeys, setHasKeys] = useState(false);
  const spotOf = ({ x, y }: Corner): Spot => ({
    x: (x - area.x) / area.width,
    y: (area.y + area.height - y) / area.height,
  });
  const end = () => {
    if (!drag) return;
    setDrag(null);
    if (tool === "lasso") {
      if (drag.path.length > 3) onLasso(drag.path.map(spotOf));
      return;
    }
    if (Math.abs(drag.to.x - drag.from.x) < 4 || Math.abs(drag.to.y - drag.from.y) < 4) return;
    onRectangle(spotOf(drag.from), spotOf(drag.to));
  };
  const handlers: AreaDrawing["handlers"] = {
    onKeyDown(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const outcome = keyBox(byKeys, tool, event);
      if (outcome === null) return;
      event.preventDefault();
      event.stopPropagation();
      setHasKeys(true);
      if (outcome.kind === "going") return setByKeys(outcome.box);
      setByKeys({ at: byKeys.at, corners: [] });
      if (outcome.kind === "lasso") onLasso(outcome.corners);
      else onRectangle(outcome.from, outcome.to);
    },
    onFocus: (event) => setHasKeys(event.currentTarget.matches(":focus-visible")),
    onBlur: () => setHasKeys(false),
    onPointerDown(event) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const at = placeOf(event);
      setDrag({ from: at, to: at, path: [at] });
    },
    onPointerMove(event) {
      if (!drag) return;
      const at = placeOf(event);
      setDrag({ from: drag.from, to: at, path: tool === "lasso" ? extended(drag.path, at) : [] });
    },
    onPointerUp: end,
    onPointerCancel: () => setDrag(null),
  };
  const place = ({ x, y }: Spot) => [area.x + x * area.width, area.y + (1 - y) * area.height] as const;
  const marks = drag ? (
    <DraggedMarks drag={drag} tool={tool} />
  ) : hasKeys ? (
    <KeyBoxMarks box={byKeys} tool={tool} place={place} />
  ) : null;
  return { handlers, isDragging: drag !== null, cross: hasKeys ? byKeys : null, marks };
}

/** What a surface to draw on is called: what it shows, and its keys. */
export function drawingLabel(what: string, tool: "rectangle" | "lasso"): string {
  const keys =
    tool === "lasso"
      ? "Space puts a corner, Enter closes the line"
      : "Enter puts a corner and then the other";
  return `${what}. Arrow keys move a cross, ${keys}, Escape takes a corner back`;
}

function placeOf(event: PointerEvent): Corner {
  const box = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

function DraggedMarks({
  drag: { from, to, path },
  tool,
}: {
  drag: { readonly from: Corner; readonly to: Corner; readonly path: readonly Corner[] };
  tool: "rectangle" | "lasso";
}) {
  const look = {
    fill: "var(--select)",
    fillOpacity: 0.5,
    stroke: "var(--ink-2)",
    strokeDasharray: "3 2",
  } as const;
  if (tool === "lasso") {
    const corners = path.map((corner) => `${corner.x.toFixed(1)} ${corner.y.toFixed(1)}`);
    return <path d={`M${corners.join("L")}Z`} fillRule="evenodd" {...look} />;
  }
  return (
    <rect
      x={Math.min(from.x, to.x)}
      y={Math.min(from.y, to.y)}
      width={Math.abs(to.x - from.x)}
      height={Math.abs(to.y - from.y)}
      {...look}
    />
  );
}
