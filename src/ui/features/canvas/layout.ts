import dagre from "@dagrejs/dagre";
import type { Point } from "#core/pipeline/arrange.ts";
import type { PipelineGraph, PipelineNode } from "#core/pipeline/graph.ts";
import { nodeKinds } from "#core/pipeline/node-kinds.ts";
import { readingOrder } from "#core/pipeline/step-words.ts";
import { inputsOf } from "#core/pipeline/recipe-chain.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { type Box, nodeWidth, sizeOf } from "./node-size.ts";

/** Grid of the automatic layout, px. */
const gap = { column: 92, beside: 36, lane: 64, stack: 22, row: 78 } as const;
const pitch = nodeWidth + gap.column;

/** Where every step stands: where it was put, else beside what feeds it, else in the automatic layout. */
export function placeSteps(graph: PipelineGraph): ReadonlyMap<NodeId, Box> {
  const boxes = new Map<NodeId, Box>();
  for (const node of graph.nodes) {
    if (node.position) boxes.set(node.id, { ...node.position, ...sizeOf(node) });
  }
  if (boxes.size === 0) return layOut(graph);
  for (const node of graph.nodes) {
    if (boxes.has(node.id)) continue;
    const size = sizeOf(node);
    boxes.set(node.id, { ...freePlace(wantedPlace(graph, node, boxes), size, boxes), ...size });
  }
  return boxes;
}

/**
 * Three lanes read like lines of text: data and preparing, models, judging and using. dagre ranks the steps; those of one
 * rank stand in the order of their letters, so that the drawing reads as the list does. Each lane wraps to a screen's width.
 */
export function layOut(graph: PipelineGraph): ReadonlyMap<NodeId, Box> {
  const places = ranked(graph);
  const order = readingOrder(graph);
  const lane = (groups: readonly string[]) =>
    order.filter(({ kind }) => groups.includes(nodeKinds.get(kind)?.group ?? ""));
  const boxes = new Map<NodeId, Box>();
  const put = (node: PipelineNode, x: number, y: number) => boxes.set(node.id, { x, y, ...sizeOf(node) });
  const byRank = (a: PipelineNode, b: PipelineNode) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0);

  const models = lane(["learn"]);
  const perRow = Math.max(
    4,
    Math.min(20, models.length <= 5 ? models.length : Math.ceil(Math.sqrt(models.length * 2.2))),
  );
  let y = 0;
  // Steps of one rank stand above each other; ranks run to the right.
  const columns: PipelineNode[][] = [];
  let last: number | null = null;
  for (const node of lane(["data", "split", "prepare"]).toSorted(byRank)) {
    const at = places.get(node.id) ?? 0;
    const column = columns.at(-1);
    const tall =
      column?.reduce((sum, { kind, params, id }) => sum + sizeOf({ id, kind, params }).height, 0) ?? 0;
    if (column && last === at && tall < 260) column.push(node);
    else columns.push([node]);
    last = at;
  }
  for (let start = 0; start < columns.length; start += Math.max(perRow, 5)) {
    const line = columns.slice(start, start + Math.max(perRow, 5));
    let lowest = y;
    line.forEach((column, place) => {
      let top = y;
      for (const node of column) {
        put(node, place * pitch, top);
        top += sizeOf(node).height + gap.stack;
      }
      lowest = Math.max(lowest, top - gap.stack);
    });
    y = lowest + gap.lane;
  }
  // Wires come to models from above: five in one row need not be as far apart as steps that feed each other.
  const step = models.length === 5 ? nodeWidth + gap.beside : pitch;
  models.forEach((node, place) => {
    put(node, (place % perRow) * step, y + Math.floor(place / perRow) * (sizeOf(node).height + gap.row));
  });
  if (models.length > 0) y += Math.ceil(models.length / perRow) * (146 + gap.row) - gap.row + gap.lane + 4;
  let x = 0;
  for (const node of lane(["judge", "explain", "use"]).toSorted(byRank)) {
    put(node, x, y);
    x += sizeOf(node).width + gap.column;
  }
  return boxes;
}

/** How far to the right dagre puts each step. */
function ranked(graph: PipelineGraph): ReadonlyMap<NodeId, number> {
  const drawing = new dagre.graphlib.Graph().setGraph({ rankdir: "LR", nodesep: 20, ranksep: gap.column });
  drawing.setDefaultEdgeLabel(() => ({}));
  for (const node of graph.nodes) drawing.setNode(node.id, { ...sizeOf(node), width: nodeWidth });
  for (const { from, to } of graph.edges) drawing.setEdge(from, to);
  dagre.layout(drawing);
  return new Map(
    graph.nodes.map(({ id }) => {
      const { x = 0 } = drawing.node(id) as Partial<Point>;
      return [id, Math.round(x)];
    }),
  );
}

function wantedPlace(graph: PipelineGraph, node: PipelineNode, boxes: ReadonlyMap<NodeId, Box>): Point {
  const source = inputsOf(graph, node.id).flatMap(({ id }) => boxes.get(id) ?? [])[0];
  const group = nodeKinds.get(node.kind)?.group;
  const peers = graph.nodes.flatMap((other) =>
    nodeKinds.get(other.kind)?.group === group ? (boxes.get(other.id) ?? []) : [],
  );
  const last = peers.reduce<Box | null>((far, box) => (far === null || box.x > far.x ? box : far), null);
  if (last) return { x: last.x + pitch, y: last.y };
  if (source)
    return group === "learn"
      ? { x: source.x, y: source.y + source.height + gap.lane }
      : { x: source.x + source.width + gap.column, y: source.y };
  return { x: 0, y: Math.max(0, ...[...boxes.values()].map((box) => box.y + box.height)) + gap.lane };
}

/** The wanted place, or the next one below or to the right that covers no other step. */
function freePlace(
  wanted: Point,
  size: { width: number; height: number },
  boxes: ReadonlyMap<NodeId, Box>,
): Point {
  const all = [...boxes.values()];
  const isFree = ({ x, y }: Point) =>
    all.every(
      (box) =>
        x + size.width + 12 <= box.x ||
        box.x + box.width + 12 <= x ||
        y + size.height + 12 <= box.y ||
        box.y + box.height + 12 <= y,
    );
  for (let ring = 0; ring < 40; ring++) {
    const at = {
      x: wanted.x + (ring % 4) * pitch,
      y: wanted.y + Math.floor(ring / 4) * (size.height + gap.stack),
    };
    if (isFree(at)) return at;
  }
  return wanted;
}
