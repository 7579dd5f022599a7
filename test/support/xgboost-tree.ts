import type { WeighedTree } from "#core/estimators/additive-trees.ts";

/** A tree as XGBoost dumps it, with its statistics. */
export interface DumpedNode {
  readonly nodeid: number;
  readonly cover: number;
  readonly leaf?: number;
  readonly split?: string;
  readonly split_condition?: number;
  readonly yes?: number;
  readonly no?: number;
  readonly missing?: number;
  readonly children?: readonly DumpedNode[];
}

/** XGBoost sends left what is less than its threshold; here it is what is at most the next smaller number. */
export function xgboostTree(root: DumpedNode): WeighedTree {
  const nodes: DumpedNode[] = [];
  const collect = (node: DumpedNode) => {
    nodes[node.nodeid] = node;
    for (const child of node.children ?? []) collect(child);
  };
  collect(root);
  const places = new Map(Object.values(nodes).map((node, place) => [node.nodeid, place]));
  const all = Object.values(nodes);
  const cutsAt = new Int32Array(all.length + 1);
  for (const [i, node] of all.entries()) cutsAt[i + 1] = cutsAt[i]! + (node.leaf === undefined ? 1 : 0);
  return {
    feature: Int32Array.from(all, ({ split }) => (split === undefined ? -1 : Number(split.slice(1)))),
    left: Int32Array.from(all, ({ yes }) => places.get(yes ?? -1) ?? -1),
    right: Int32Array.from(all, ({ no }) => places.get(no ?? -1) ?? -1),
    cutsAt,
    cuts: Float32Array.from(
      all.flatMap(({ split_condition: cut }) => (cut === undefined ? [] : [justBelow(cut)])),
    ),
    firstLeft: new Uint8Array(all.length).fill(1),
    missingLeft: Uint8Array.from(all, ({ yes, missing }) => (yes === missing ? 1 : 0)),
    cover: Float64Array.from(all, ({ cover }) => cover),
    value: Float64Array.from(all, ({ leaf }) => leaf ?? 0),
  };
}

function justBelow(value: number): number {
  const bits = new Int32Array(1);
  const float = new Float32Array(bits.buffer);
  float[0] = value;
  if (float[0] === 0) return -1.4e-45;
  bits[0]! += float[0] > 0 ? -1 : 1;
  return float[0];
}
