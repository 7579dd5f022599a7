/**
 * See core/kernels/walk-trees.ts. Four rows at a time go down a tree, without a branch: leaves lead to themselves, until
 * all four stand still.
 */
export function walkTrees(
  nodes: usize,
  roots: usize,
  fromTree: u32,
  toTree: u32,
  values: usize,
  rows: usize,
  nRows: u32,
  nFeatures: u32,
  nOutputs: u32,
  sums: usize,
): void {
  const stride = (<usize>nFeatures) << 2;
  const next = (<usize>nOutputs) << 3;
  for (let tree = fromTree; tree < toTree; tree++) {
    const root = nodes + <usize>load<u32>(roots + ((<usize>tree) << 2)) * 16;
    let at = sums + ((<usize>(tree % nOutputs)) << 3);
    let row = rows;
    let left = nRows;
    for (; left >= 4; left -= 4, row += 4 * stride, at += 4 * next) {
      let a = root;
      let b = root;
      let c = root;
      let d = root;
      let moved = true;
      while (moved) {
        const e = step(a, row, nodes);
        const f = step(b, row + stride, nodes);
        const g = step(c, row + 2 * stride, nodes);
        const h = step(d, row + 3 * stride, nodes);
        moved = ((a ^ e) | (b ^ f) | (c ^ g) | (d ^ h)) != 0;
        a = e;
        b = f;
        c = g;
        d = h;
      }
      add(at, values + ((a - nodes) >> 1));
      add(at + next, values + ((b - nodes) >> 1));
      add(at + 2 * next, values + ((c - nodes) >> 1));
      add(at + 3 * next, values + ((d - nodes) >> 1));
    }
    for (; left > 0; left--, row += stride, at += next) {
      let node = root;
      for (let below = step(node, row, nodes); below != node; below = step(node, row, nodes)) node = below;
      add(at, values + ((node - nodes) >> 1));
    }
  }
}

/** A comparison of what is missing is false: "not above" is for nodes that send it left, "at most" for the others. */
function step(node: usize, row: usize, nodes: usize): usize {
  const word = <usize>load<u32>(node);
  const x = load<f32>(row + (word & ~3));
  const threshold = load<f32>(node, 4);
  const goesLeft = <usize>(x <= threshold) | (<usize>!(x > threshold) & word);
  return nodes + <usize>load<u32>(node + ((1 - (goesLeft & 1)) << 2), 8);
}

function add(at: usize, value: usize): void {
  store<f64>(at, load<f64>(at) + load<f64>(value));
}

/** See core/kernels/walk-forest.ts. As above: the leaf is what differs. */
export function walkForest(
  nodes: usize,
  roots: usize,
  nTrees: u32,
  leaves: usize,
  values: usize,
  rows: usize,
  nRows: u32,
  nFeatures: u32,
  nOutputs: u32,
  sums: usize,
): void {
  const stride = (<usize>nFeatures) << 2;
  const next = (<usize>nOutputs) << 3;
  for (let tree: u32 = 0; tree < nTrees; tree++) {
    const root = nodes + <usize>load<u32>(roots + ((<usize>tree) << 2)) * 16;
    let at = sums;
    let row = rows;
    let left = nRows;
    for (; left >= 4; left -= 4, row += 4 * stride, at += 4 * next) {
      let a = root;
      let b = root;
      let c = root;
      let d = root;
      let moved = true;
      while (moved) {
        const e = step(a, row, nodes);
        const f = step(b, row + stride, nodes);
        const g = step(c, row + 2 * stride, nodes);
        const h = step(d, row + 3 * stride, nodes);
        moved = ((a ^ e) | (b ^ f) | (c ^ g) | (d ^ h)) != 0;
        a = e;
        b = f;
        c = g;
        d = h;
      }
      addLeaf(at, leaves + ((a - nodes) >> 2), values, next);
      addLeaf(at + next, leaves + ((b - nodes) >> 2), values, next);
      addLeaf(at + 2 * next, leaves + ((c - nodes) >> 2), values, next);
      addLeaf(at + 3 * next, leaves + ((d - nodes) >> 2), values, next);
    }
    for (; left > 0; left--, row += stride, at += next) {
      let node = root;
      for (let below = step(node, row, nodes); below != node; below = step(node, row, nodes)) node = below;
      addLeaf(at, leaves + ((node - nodes) >> 2), values, next);
    }
  }
}

/** Of all outputs. */
function addLeaf(at: usize, leaf: usize, values: usize, bytes: usize): void {
  const from = values + <usize>load<u32>(leaf) * bytes;
  for (let k: usize = 0; k < bytes; k += 8) store<f64>(at + k, load<f64>(at + k) + load<f64>(from + k));
}
