import { type PointerEvent, useRef, useState } from "react";
import type { DecisionSurface } from "#core/explain/decision-surface.ts";
import { type Brush, dab, erase } from "#core/paint/brush.ts";
import { addPoints, classNames, type Painting, sheet, valueRange } from "#core/paint/painting.ts";
import { createRandom, type Random } from "#core/shared/random.ts";
import { classColor } from "#ui/charts/class-colors.ts";
import { PlotFrame, type Place } from "#ui/charts/PlotFrame.tsx";
import { SurfaceCells } from "#ui/charts/SurfaceCells.tsx";
import { change, startStep } from "./paint-store.ts";

const ticks = [0, 2, 4, 6, 8, 10];
const ends = [sheet.min, sheet.max] as const;
const valueEnds = [valueRange.min, valueRange.max] as const;
/** A stroke leaves a dab each time the brush has moved by this share of its radius. */
const dabEvery = 0.45;

/** The sheet: what the model says, the points over it, and the brush over both. */
export function PaintSheet({
  painting,
  brush,
  isEraser,
  surface,
  threshold,
}: {
  readonly painting: Painting;
  readonly brush: Brush;
  readonly isEraser: boolean;
  readonly surface: DecisionSurface | null;
  readonly threshold: number;
}) {
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);
  const stroke = useRef<{ x: number; y: number } | null>(null);
  const [random] = useState<Random>(() => createRandom(1));

  const touch = (x: number, y: number) => {
    stroke.current = { x, y };
    change((before) =>
      isEraser ? erase(before, brush.radius, x, y) : addPoints(before, dab(before.kind, brush, x, y, random)),
    );
  };
  const placeOf = (event: PointerEvent, place: Place) => {
    const box = event.currentTarget.getBoundingClientRect();
    return {
      x: ((event.clientX - box.left) / place.width) * sheet.max,
      y: (1 - (event.clientY - box.top) / place.height) * sheet.max,
    };
  };
  return (
    <PlotFrame
      xDomain={ends}
      yDomain={ends}
      xTicks={ticks}
      yTicks={ticks}
      xTitle="x"
      yTitle="y"
      formatX={String}
      formatY={String}
      height={560}
      over={(place) => (
        <div
          className="paint-surface"
          data-testid="paint-sheet"
          style={{ left: place.left, top: place.top, width: place.width, height: place.height }}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            startStep();
            const { x, y } = placeOf(event, place);
            touch(x, y);
          }}
          onPointerMove={(event) => {
            const now = placeOf(event, place);
            setAt(now);
            const last = stroke.current;
            if (last === null) return;
            const moved = Math.hypot(now.x - last.x, now.y - last.y);
            if (moved >= brush.radius * dabEvery) touch(now.x, now.y);
          }}
          onPointerUp={() => {
            stroke.current = null;
          }}
          onPointerCancel={() => {
            stroke.current = null;
          }}
          onPointerLeave={() => setAt(null)}
        />
      )}
    >
      {({ x, y }) => (
        <>
          {surface === null ? null : (
            <SurfaceCells
              surface={surface}
              threshold={threshold}
              range={surface.classes.length === 0 ? valueEnds : null}
              x={x}
              y={y}
            />
          )}
          <Points painting={painting} positive={surface?.positive ?? null} x={x} y={y} />
          {at === null ? null : (
            <ellipse
              cx={x(at.x)}
              cy={y(at.y)}
              rx={x(brush.radius) - x(0)}
              ry={y(0) - y(brush.radius)}
              fill="none"
              stroke={isEraser ? "var(--madder)" : "var(--ink-2)"}
              strokeDasharray={isEraser ? "4 3" : undefined}
            />
          )}
        </>
      )}
    </PlotFrame>
  );
}

/** The colour of a painted class or value: the same as in every other figure of the table. */
export function markColor(painting: Painting, mark: number, positive: string | null): string {
  if (painting.kind === "value") return `var(--q${levelOf(mark)})`;
  const names = classNames.filter((_, index) => painting.points.some((point) => point.mark === index));
  const index = names.indexOf(classNames[mark] ?? "A");
  return index === -1 ? classColor(mark, classNames, null) : classColor(index, names, positive);
}

/** Values in six inks, dark enough to be seen on the plate. */
function levelOf(value: number): number {
  return 3 + Math.min(5, Math.floor((value / (valueRange.max + 1)) * 6));
}

/** One path a class, so that two thousand points are three elements. */
function Points({
  painting,
  positive,
  x,
  y,
}: {
  readonly painting: Painting;
  readonly positive: string | null;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}) {
  const groups = new Map<string, { shape: number; path: string }>();
  for (const point of painting.points) {
    const color = markColor(painting, point.mark, positive);
    const shape = painting.kind === "class" ? point.mark : 0;
    const group = groups.get(color) ?? { shape, path: "" };
    group.path += dotAt(x(point.x), y(point.y), shape);
    groups.set(color, group);
  }
  return [...groups].map(([color, { path }]) => (
    <path key={color} d={path} fill={color} stroke="var(--plate)" strokeWidth={0.6} />
  ));
}

/** A class's shape at a place: its first move is made absolute there, and all else is relative. */
function dotAt(x: number, y: number, shape: number): string {
  switch (shape) {
    case 0:
      return `M${(x - 2.7).toFixed(1)} ${y.toFixed(1)}a2.7 2.7 0 1 0 5.4 0a2.7 2.7 0 1 0 -5.4 0z`;
    case 1:
      return `M${(x - 2.4).toFixed(1)} ${(y - 2.4).toFixed(1)}h4.8v4.8h-4.8z`;
    default:
      return `M${x.toFixed(1)} ${(y - 3.1).toFixed(1)}l2.9 5.2h-5.8z`;
  }
}
