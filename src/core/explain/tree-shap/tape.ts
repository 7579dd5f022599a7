import type { WeighedTree } from "#core/estimators/additive-trees.ts";
import type { Quadrature } from "#core/explain/tree-shap/gauss-legendre.ts";
import { PER_POINT, PER_STEP, STEPS } from "#core/kernels/explain-rows.ts";

/** How much room the tape of a tree takes, and how many points make it exact. */
export interface TapeSize {
  readonly nSteps: number;
  /** Steps that have constants. */
  readonly nTold: number;
  readonly nCuts: number;
  /** Levels below the root's. */
  readonly nLevels: number;
  readonly nPoints: number;
}

export interface Tape {
  readonly steps: Int32Array;
  readonly constants: Float64Array;
}

/** Something to do when what was put on top of it is done. */
type Task = () => void;

export function measureTape({ feature, left, right, cutsAt }: WeighedTree): TapeSize {
  let [nSteps, nTold, nLevels, mostFeatures] = [0, 0, 0, 0];
  const onWay = new Map<number, number>();
  const tasks: Task[] = [];
  const visit = (node: number, depth: number) => {
    const asked = feature[node]!;
    if (asked < 0) return;
    onWay.set(asked, (onWay.get(asked) ?? 0) + 1);
    mostFeatures = Math.max(mostFeatures, onWay.size);
    nLevels = Math.max(nLevels, depth + 1);
    const inner = [left[node]!, right[node]!].filter((child) => feature[child]! >= 0);
    nSteps += inner.length === 0 ? 1 : 3 + inner.length;
    nTold += inner.length === 0 ? 1 : 2;
    tasks.push(() => {
      const times = onWay.get(asked)! - 1;
      if (times === 0) onWay.delete(asked);
      else onWay.set(asked, times);
    });
    for (const child of inner) tasks.push(() => visit(child, depth + 1));
  };
  visit(0, 0);
  for (let task = tasks.pop(); task; task = tasks.pop()) task();
  const nPoints = Math.max(1, Math.ceil(mostFeatures / 2));
  return { nSteps, nTold, nCuts: cutsAt.at(-1)!, nLevels, nPoints };
}

/**
 * Writes a tree as the steps that `explainRows` takes, depth first. An edge is a question and its answer; a feature that is unknown
 * takes an edge with the share of its rows, one that is known takes it or not. Along a way the product over its features of
 * z + t · (o - z), where o is 1 for the known that took all of a feature's edges and z the product of their shares, is what a
 * leaf weighs when each feature is known with chance t (Owen's multilinear extension), and a Shapley value is the integral of its
 * derivative over t in [0, 1]: a polynomial, which the points of a Gauss–Legendre quadrature integrate exactly.
 * @param columnOf feature to the column that its share is added to
 * @returns what is expected of the tree by the shares of its rows
 * @see Lundberg et al. (2020), doi:10.1038/s42256-019-0138-9, whose values these are; Owen (1972), doi:10.1287/mnsc.18.5.64
 */
export function writeTape(
  tree: WeighedTree,
  { points }: Quadrature,
  columnOf: Int32Array,
  { steps, constants }: Tape,
): number {
  const { feature, left, right, cutsAt, firstLeft, missingLeft, cover, value } = tree;
  /** By feature the level of the last edge that asks for it; by level the product of its feature's shares. */
  const lastLevel = new Int32Array(columnOf.length);
  const shares: number[] = [1];
  let [step, told, expected] = [0, 0, 0];

  const write = (...numbers: readonly number[]) => {
    steps.set(numbers, step);
    step += PER_STEP;
  };

  const shareBefore = (before: number) => (before === 0 ? null : shares[before]!);

  /** An edge with more below it. */
  const tellEdge = (before: number, share: number) => {
    const at = told;
    for (const t of points) {
      const { takes, misses, gives, missed } = answers(shareBefore(before), share, t);
      constants.set([share, misses, takes, missed, gives], told);
      told += PER_POINT;
    }
    return at;
  };

  /** A leaf, and another or 0 on the other side. */
  const tellLeaves = (before: number, share: number, value: number, other: number) => {
    const at = told;
    for (const t of points) {
      const one = answers(shareBefore(before), share, t);
      const two = answers(shareBefore(before), 1 - share, t);
      const missed = value * one.misses * one.missed + other * two.takes * two.gives;
      const taken = value * one.takes * one.gives + other * two.misses * two.missed;
      constants[told] = value * share + other * (1 - share);
      constants[told + 1] = value * one.misses + other * two.takes;
      constants[told + 2] = value * one.takes + other * two.misses;
      constants[told + 3] = missed;
      constants[told + 4] = taken;
      told += PER_POINT;
    }
    return at;
  };

  const tasks: Task[] = [];
  const visit = (node: number, level: number, share: number) => {
    const asked = feature[node]!;
    const [l, r] = [left[node]!, right[node]!];
    const shareLeft = cover[l]! / (cover[l]! + cover[r]!);
    const before = lastLevel[asked]!;
    const column = columnOf[asked]!;
    const way = [asked, cutsAt[node]!, 4 * cutsAt[node + 1]! + firstLeft[node]! + 2 * missingLeft[node]!];
    const isLeaf = (child: number) => feature[child]! < 0;
    if (isLeaf(l) && isLeaf(r)) {
      const at = tellLeaves(before, shareLeft, value[l]!, value[r]!);
      write(STEPS.leaves, level, column, before, at, ...way);
      expected += share * (shareLeft * value[l]! + (1 - shareLeft) * value[r]!);
      return;
    }
    write(STEPS.decide, level, column, before, 0, ...way);
    const go = (child: number, side: 0 | 1, own: number) => {
      if (isLeaf(child)) {
        const at = tellLeaves(before, own, value[child]!, 0);
        write(STEPS.leaf, level, column, before, at, side, 0, 0);
        expected += share * own * value[child]!;
        return;
      }
      const at = tellEdge(before, own);
      write(STEPS.down, level, column, before, at, side, 0, 0);
      lastLevel[asked] = level + 1;
      shares[level + 1] = (before === 0 ? 1 : shares[before]!) * own;
      tasks.push(() => {
        write(STEPS.up, level, column, before, at, side, 0, 0);
        lastLevel[asked] = before;
      });
      visit(child, level + 1, share * own);
    };
    tasks.push(() => go(r, 1, 1 - shareLeft));
    go(l, 0, shareLeft);
  };
  if (feature[0]! < 0) return value[0]!;
  visit(0, 0, 1);
  for (let task = tasks.pop(); task; task = tasks.pop()) task();
  return expected;
}

/**
 * What an edge means to a row that took all edges of its feature so far (their shares' product is `z`, null where there were none): the
 * factor where it takes this edge and where not, and by how much each changes what the feature counts.
 */
function answers(before: number | null, share: number, t: number) {
  const z = before ?? 1;
  const own = z + t * (1 - z);
  const known = z * share + t * (1 - z * share);
  const counted = before === null ? 0 : (1 - z) / own;
  return {
    takes: known / own,
    misses: (z * share * (1 - t)) / own,
    gives: (1 - z * share) / known - counted,
    missed: -1 / (1 - t) - counted,
  };
}
