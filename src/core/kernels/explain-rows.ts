/** Rows that are explained side by side. */
export const LANES = 8;
/** Numbers a step of a tape. */
export const PER_STEP = 8;
/** Constants a point of quadrature, of a step that has any. */
export const PER_POINT = 5;
/** What a step does. */
export const STEPS = { decide: 0, down: 1, up: 2, leaf: 3, leaves: 4 } as const;

/** Numbers of a level of the stack: who is on the way, who goes left, and three for each point. */
function stackStride(nPoints: number): number {
  return LANES * (2 + 3 * nPoints);
}

/** Numbers of the whole stack; one more level is the scratch of pairs. */
export function stackSize(nLevels: number, nPoints: number): number {
  return (nLevels + 1) * stackStride(nPoints);
}

/**
 * Adds one tree's Shapley values to `sums`, and those of pairs to `pairs`, for blocks of LANES rows. The tree is a tape of steps, depth
 * first (core/explain/tree-shap/tape.ts), each of PER_STEP numbers:
 * what it does (STEPS), its level, the column it adds to, the level at which the same feature was last asked (0: never), where its
 * constants begin, the feature asked (or 1 for the right child, 0 for the left), its first cut, and 4 · its last cut (exclusive),
 * + 1 where the first side is the left one, + 2 where what is missing goes left.
 * Constants, PER_POINT a point: the factor where the way was left before, on the right, on the left; what it counts on the right, on the left.
 * On each level lie, LANES numbers each: on the way (1) or not (0); goes left or not; and by point the product of factors down to
 * here, the sum of what lies below, and what the step into this level counts.
 * @param rows row blocks, each (features × LANES)
 * @param stack stackSize numbers
 * @param columns of the level's step, so many as levels
 * @param sums row blocks, each (columns × LANES)
 * @param pairs row blocks, each (columns × columns × LANES), of which a < b at a · columns + b are written; or null
 */
export function explainRows(
  tape: Int32Array,
  nSteps: number,
  cuts: Float32Array,
  constants: Float64Array,
  weights: Float64Array,
  nPoints: number,
  stack: Float64Array,
  columns: Int32Array,
  rows: Float32Array,
  fromBlock: number,
  toBlock: number,
  nFeatures: number,
  nColumns: number,
  sums: Float64Array,
  pairs: Float64Array | null,
): void {
  const stride = stackStride(nPoints);
  const [left, product] = [LANES, 2 * LANES];
  const sum = product + LANES * nPoints;
  const count = sum + LANES * nPoints;
  for (let lane = 0; lane < LANES; lane++) {
    stack[lane] = 1;
    for (let q = 0; q < nPoints; q++) stack[product + q * LANES + lane] = weights[q]!;
  }
  for (let block = fromBlock; block < toBlock; block++) {
    const cells = block * nFeatures * LANES;
    const own = block * nColumns * LANES;
    for (let at = 0; at < nSteps * PER_STEP; at += PER_STEP) {
      const [step, level, column, before, first, asked] = [
        tape[at]!,
        tape[at + 1]!,
        tape[at + 2]!,
        tape[at + 3]!,
        tape[at + 4]!,
        tape[at + 5]!,
      ];
      const here = level * stride;
      const below = here + stride;
      if (step === STEPS.down) columns[level + 1] = column;
      for (let lane = 0; lane < LANES; lane++) {
        const onWay = before === 0 ? 1 : stack[before * stride + lane]!;
        let side: number;
        if (step === STEPS.decide || step === STEPS.leaves) {
          side = goesLeft(rows[cells + asked * LANES + lane]!, cuts, tape[at + 6]!, tape[at + 7]!);
          if (step === STEPS.decide) {
            stack[here + left + lane] = side;
            for (let q = 0; q < nPoints; q++) stack[here + sum + q * LANES + lane] = 0;
            continue;
          }
        } else side = asked === 0 ? stack[here + left + lane]! : 1 - stack[here + left + lane]!;
        let added = 0;
        for (let q = 0; q < nPoints; q++) {
          const c = first + q * PER_POINT;
          const i = q * LANES + lane;
          const factor = onWay === 0 ? constants[c]! : constants[c + 1 + side]!;
          const counts = onWay === 0 ? 0 : constants[c + 3 + side]!;
          if (step === STEPS.down) {
            stack[below + product + i] = stack[here + product + i]! * factor;
            stack[below + count + i] = counts;
            continue;
          }
          const under = step === STEPS.up ? stack[below + sum + i]! : stack[here + product + i]!;
          const give = step === STEPS.up ? under : under * factor;
          stack[here + sum + i] = step === STEPS.leaves ? give : stack[here + sum + i]! + give;
          added += under * counts;
          // What counts for pairs is written down only where these are asked for.
          if (pairs !== null) stack[here + stride + count + i] = under * counts;
        }
        if (step === STEPS.down) stack[below + lane] = onWay * side;
        else sums[own + column * LANES + lane]! += added;
      }
      if (pairs !== null && (step === STEPS.up || step === STEPS.leaf || step === STEPS.leaves))
        addPairs(
          stack,
          stride,
          count,
          level,
          columns,
          column,
          nPoints,
          pairs,
          block * nColumns * nColumns,
          nColumns,
        );
    }
  }
}

function goesLeft(x: number, cuts: Float32Array, from: number, end: number): number {
  if (x !== x) return (end >> 1) & 1;
  let side = end & 1;
  for (let cut = from; cut < end >> 2; cut++) if (x > cuts[cut]!) side = 1 - side;
  return side;
}

/** Each step above goes together with the one just done. */
function addPairs(
  stack: Float64Array,
  stride: number,
  count: number,
  level: number,
  columns: Int32Array,
  column: number,
  nPoints: number,
  pairs: Float64Array,
  square: number,
  nColumns: number,
): void {
  const own = (level + 1) * stride + count;
  for (let above = 1; above <= level; above++) {
    const other = columns[above]!;
    if (other === column) continue;
    const pair = (square + Math.min(other, column) * nColumns + Math.max(other, column)) * LANES;
    for (let lane = 0; lane < LANES; lane++) {
      let added = 0;
      for (let q = 0; q < nPoints; q++) {
        const i = count + q * LANES + lane;
        added += stack[above * stride + i]! * stack[own - count + i]!;
      }
      pairs[pair + lane]! += added;
    }
  }
}
