import type { PipelineGraph } from "#core/pipeline/graph.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { type Box, portAt, portsOf, type Side } from "./node-size.ts";
import type { WireEnd, WirePlan } from "./wire-paths.ts";

export const wireId = (from: string, to: string) => `${from} > ${to}`;

/** From which port to which each wire runs. Wires of different recipes keep 10 px apart. */
export function wirePlans(
  { nodes, edges }: PipelineGraph,
  boxes: ReadonlyMap<NodeId, Box>,
): readonly WirePlan[] {
  const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]));
  const recipes = [...new Set(edges.map(({ from }) => from).filter((id) => kinds.get(id) === "recipe"))];
  const lane = new Map(recipes.map((id, place) => [id, 10 * (place % 4)]));
  return edges.flatMap(({ from, to }) => {
    const [a, b] = [boxes.get(from), boxes.get(to)];
    const [out, into] = [kinds.get(from), kinds.get(to)];
    if (!a || !b || out === undefined || into === undefined) return [];
    return [
      {
        id: wireId(from, to),
        source: from,
        target: to,
        from: endOf(out, portsOf(out).out, a),
        to: endOf(into, portsOf(into).in, b),
        shift: lane.get(from) ?? 0,
      },
    ];
  });
}

function endOf(kind: string, side: Side, box: Box): WireEnd {
  const at = portAt(kind, side, box);
  return { at: { x: box.x + at.x, y: box.y + at.y }, side, box };
}
