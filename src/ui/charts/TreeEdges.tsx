import type { TreeDrawing } from "#core/explain/tree-drawing.ts";
import { NODE_HEIGHT, NODE_WIDTH, type TreeLayout } from "./tree-layout.ts";

/** Widest line, px: all rows go that way. */
const WIDEST = 9;

/** Lines between the nodes, as wide as many rows go there; the way of selected rows is marked. */
export function TreeEdges({
  drawing,
  layout,
  selected,
}: {
  readonly drawing: TreeDrawing;
  readonly layout: TreeLayout;
  readonly selected: readonly number[] | null;
}) {
  const { nodes } = drawing;
  const total = Math.max(1, nodes[0]?.nRows ?? 1);
  const places = new Map(layout.placed.map((one) => [one.node, one]));
  const edges = layout.placed.flatMap(({ node, x, y }) => {
    const parent = places.get(nodes[node]!.parent);
    if (!parent) return [];
    const [fromX, fromY] = [parent.x + NODE_WIDTH / 2, parent.y + NODE_HEIGHT];
    const toX = x + NODE_WIDTH / 2;
    const bend = (fromY + y) / 2;
    const path = `M${fromX} ${fromY}C${fromX} ${bend} ${toX} ${bend} ${toX} ${y}`;
    const width = 1 + (WIDEST - 1) * (nodes[node]!.nRows / total);
    const own = nodes[parent.node]!;
    const isYes = own.left === node;
    const takesMissing = own.question?.missingLeft === isYes;
    const words = `${isYes ? "yes" : "no"}${takesMissing ? ", missing" : ""}`;
    return [{ node, path, width, x: toX, y, words, isMarked: (selected?.[node] ?? 0) > 0 }];
  });
  return (
    <svg width={layout.width} height={layout.height} aria-hidden>
      {edges.map(({ node, path, width }) => (
        <path key={node} d={path} fill="none" stroke="var(--rule)" strokeWidth={width} />
      ))}
      {edges
        .filter(({ isMarked }) => isMarked)
        .map(({ node, path, width }) => (
          <g key={node} fill="none">
            <path d={path} stroke="var(--select)" strokeWidth={Math.max(6, width)} />
            <path d={path} stroke="var(--ink-2)" strokeWidth={1.2} />
          </g>
        ))}
      {edges.map(({ node, x, y, words }) => (
        <text key={node} x={x + 8} y={y - 5}>
          {words}
        </text>
      ))}
    </svg>
  );
}
