import { useMemo } from "react";
import type { DecisionSurface } from "#core/explain/decision-surface.ts";
import { classColor } from "./class-colors.ts";
import { strengths, surfaceLayers } from "./surface-paths.ts";

/** What a model says, drawn under dots: its class in tints that fade towards the border, or its value in levels. */
export function SurfaceCells({
  surface,
  threshold,
  range = null,
  x,
  y,
}: {
  readonly surface: DecisionSurface;
  readonly threshold: number;
  readonly range?: readonly [number, number] | null;
  /** Places of values on the page, in px. */
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}) {
  const layers = useMemo(() => surfaceLayers(surface, threshold, range), [surface, threshold, range]);
  const { n, classes, positive } = surface;
  const [left, right] = [x(surface.x.min), x(surface.x.max)];
  const [top, bottom] = [y(surface.y.max), y(surface.y.min)];
  return (
    <g
      transform={`translate(${left} ${top}) scale(${(right - left) / n} ${(bottom - top) / n})`}
      shapeRendering="crispEdges"
      data-surface={n}
    >
      {layers.map(({ tone, strength, path }) => (
        <path
          key={`${tone} ${strength}`}
          d={path}
          fill={classes.length === 0 ? `var(--q${tone})` : classColor(tone, classes, positive)}
          fillOpacity={classes.length === 0 ? 0.8 : 0.06 + (0.26 * strength) / strengths}
        />
      ))}
    </g>
  );
}
