import type { DrawnNode } from "#core/explain/tree-drawing.ts";

export const NODE_WIDTH = 156;
export const NODE_HEIGHT = 62;
const GAP = 14;
const LEVEL = 104;

export interface PlacedNode {
  /** Among the drawn nodes. */
  readonly node: number;
  /** Left and upper edge, px. */
  readonly x: number;
  readonly y: number;
}

export interface TreeLayout {
  readonly placed: readonly PlacedNode[];
  readonly width: number;
  readonly height: number;
}

export const canOpen = ({ left }: DrawnNode): boolean => left >= 0;

/** Nodes down to a depth are open at first. */
export function openTo(nodes: readonly DrawnNode[], depth: number): ReadonlySet<number> {
  return new Set(nodes.flatMap((node, place) => (canOpen(node) && node.depth < depth ? [place] : [])));
}

/** Closed nodes and leaves stand side by side, every other node over the middle of its children. */
export function treeLayout(nodes: readonly DrawnNode[], open: ReadonlySet<number>): TreeLayout {
  const placed: PlacedNode[] = [];
  let right = 0;
  let deepest = 0;
  const place = (node: number): number => {
    const { left: yes, right: no, depth } = nodes[node]!;
    deepest = Math.max(deepest, depth);
    let x = right;
    if (open.has(node) && yes >= 0 && no >= 0) x = (place(yes) + place(no)) / 2;
    else right += NODE_WIDTH + GAP;
    placed.push({ node, x, y: depth * LEVEL });
    return x;
  };
  place(0);
  placed.sort((a, b) => a.node - b.node);
  return { placed, width: right - GAP, height: deepest * LEVEL + NODE_HEIGHT };
}

/** Where an arrow key leads: up to the parent, down to the yes-child, sideways to the next node of the same level. */
export function neighbour(
  { placed }: TreeLayout,
  nodes: readonly DrawnNode[],
  from: number,
  key: string,
): number | null {
  const own = nodes[from]!;
  if (key === "ArrowUp") return own.parent >= 0 ? own.parent : null;
  if (key === "ArrowDown") return own.left >= 0 ? own.left : null;
  if (key === "Home") return 0;
  if (key !== "ArrowLeft" && key !== "ArrowRight") return null;
  const level = placed.filter(({ node }) => nodes[node]!.depth === own.depth).toSorted((a, b) => a.x - b.x);
  const at = level.findIndex(({ node }) => node === from);
  return level[at + (key === "ArrowRight" ? 1 : -1)]?.node ?? null;
}

/** Of rows that end in some drawn nodes, how many come by each. */
export function countsBy(nodes: readonly DrawnNode[], ends: Iterable<number>): readonly number[] {
  const counts = nodes.map(() => 0);
  for (const end of ends) counts[end]! += 1;
  for (let node = nodes.length - 1; node > 0; node--) counts[nodes[node]!.parent]! += counts[node]!;
  return counts;
}

/** Rows that come by a node. */
export function rowsOf(
  nodes: readonly DrawnNode[],
  node: number,
  rows: Int32Array,
  ends: Int32Array,
): Int32Array {
  const isUnder = nodes.map((_, place) => place === node);
  for (const [place, { parent }] of nodes.entries())
    if (parent >= 0 && isUnder[parent]) isUnder[place] = true;
  return rows.filter((_, i) => isUnder[ends[i]!]);
}
