import type { Point } from "#core/pipeline/arrange.ts";
import type { PipelineEdge } from "#core/pipeline/graph.ts";
import { distanceTo } from "./wire-paths.ts";
import { wireId } from "./wire-plans.ts";

/** How near a wire a step must be let go to be put on it, canvas px. */
const reach = 24;

/** The nearest wire within reach of `at` that `whyNot` has nothing against; wires of the step `except` are passed over. */
export function nearestWire(
  edges: readonly PipelineEdge[],
  wires: ReadonlyMap<string, { readonly points: readonly Point[] }>,
  at: Point,
  whyNot: (edge: PipelineEdge) => string | null,
  except?: string,
): PipelineEdge | null {
  let best: { readonly edge: PipelineEdge; readonly away: number } | null = null;
  for (const edge of edges) {
    const wire = wires.get(wireId(edge.from, edge.to));
    if (!wire || edge.from === except || edge.to === except) continue;
    const away = distanceTo(wire.points, at);
    if (away <= (best?.away ?? reach) && whyNot(edge) === null) best = { edge, away };
  }
  return best?.edge ?? null;
}
