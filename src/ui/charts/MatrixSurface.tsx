import { axisScale } from "./axis-scale.ts";
import type { Spot } from "./key-box.ts";
import type { ScatterRange } from "./ScatterChart.tsx";
import { inOrder } from "./scatter-places.ts";
import type { SeveralAxis } from "./several-axes.ts";
import { drawingLabel, useAreaDrawing } from "./use-area-drawing.tsx";

/** Air around the dots of a cell, px. */
const air = 3;

/** A cell of a scatter matrix as a surface to draw on, by pointer or keys; the dots lie under it. */
export function MatrixSurface({
  across,
  up,
  box,
  tool,
  valuesAt,
  onBrush,
  onLasso,
}: {
  readonly across: SeveralAxis;
  readonly up: SeveralAxis;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly tool: "rectangle" | "lasso";
  readonly valuesAt: (spot: Spot) => readonly [x: number, y: number];
  readonly onBrush: (range: ScatterRange) => void;
  readonly onLasso: (corners: readonly (readonly [x: number, y: number])[]) => void;
}) {
  const area = {
    x: air,
    y: air,
    width: Math.max(1, box.width - 2 * air),
    height: Math.max(1, box.height - 2 * air),
  };
  const { handlers, cross, marks } = useAreaDrawing({
    area,
    tool,
    onRectangle(from, to) {
      const [a, b] = [valuesAt(from), valuesAt(to)];
      onBrush({ x: inOrder(a[0], b[0]), y: inOrder(a[1], b[1]) });
    },
    onLasso: (corners) => onLasso(corners.map(valuesAt)),
  });
  const [x, y] = valuesAt(cross?.at ?? { x: 0, y: 0 });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a surface to draw on
    <div
      className="absolute touch-none select-none"
      style={{ left: box.x, top: box.y, width: box.width, height: box.height, cursor: "crosshair" }}
      role="application"
      aria-label={drawingLabel(`${up.title} against ${across.title}`, tool)}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      {...handlers}
    >
      <svg width={box.width} height={box.height} aria-hidden="true" className="pointer-events-none">
        {marks}
      </svg>
      {cross ? (
        <p className="spoken" aria-live="polite">
          {across.title} {axisScale(across.kind).write(x)}, {up.title} {axisScale(up.kind).write(y)}
          {cross.corners.length > 0 ? `, corner ${cross.corners.length + 1}` : ""}
        </p>
      ) : null}
    </div>
  );
}
