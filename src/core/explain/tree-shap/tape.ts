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
  const [one, two] = [new Float64Array(4), new Float64Array(4)];
  let [step, told, expected] = [0, 0, 0];

  const write = (
    kind: number,
    level: number,
    column: number,
    before: number,
    at: number,
    asked: number,
    from = 0,
    end = 0,
  ) => {
    steps[step] = kind;
    steps[step + 1] = level;
    steps[step + 2] = column;
    steps[step + 3] = before;
    steps[step + 4] = at;
    steps[step + 5] = asked;
    steps[step + 6] = from;
    steps[step + 7] = end;
    step += PER_STEP;
  };

  /** An edge with more below it. @returns where its constants begin */
  const tellEdge = (before: number, share: number) => {
    const at = told;
    for (let q = 0; q < points.length; q++, told += PER_POINT) {
      constants[told] = share;
      tellAnswers(shares[before]!, share, points[q]!, constants, told + 1);
    }
    return at;
  };

  /** A leaf, and another or 0 on the other side. @returns where its constants begin */
  const tellLeaves = (before: number, share: number, value: number, other: number) => {
    const at = told;
    for (let q = 0; q < points.length; q++, told += PER_POINT) {
      tellAnswers(shares[before]!, share, points[q]!, one, 0);
      tellAnswers(shares[before]!, 1 - share, points[q]!, two, 0);
      constants[told] = value * share + other * (1 - share);
      constants[told + 1] = value * one[0]! + other * two[1]!;
      constants[told + 2] = value * one[1]! + other * two[0]!;
      constants[told + 3] = value * one[0]! * one[2]! + other * two[1]! * two[3]!;
      constants[told + 4] = value * one[1]! * one[3]! + other * two[0]! * two[2]!;
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
    const [from, end] = [cutsAt[node]!, 4 * cutsAt[node + 1]! + firstLeft[node]! + 2 * missingLeft[node]!];
    const isLeaf = (child: number) => feature[child]! < 0;
    if (isLeaf(l) && isLeaf(r)) {
      const at = tellLeaves(before, shareLeft, value[l]!, value[r]!);
      write(STEPS.leaves, level, column, before, at, asked, from, end);
      expected += share * (shareLeft * value[l]! + (1 - shareLeft) * value[r]!);
      return;
    }
    write(STEPS.decide, level, column, before, 0, asked, from, end);
    const go = (child: number, side: 0 | 1, own: number) => {
      if (isLeaf(child)) {
        const at = tellLeaves(before, own, value[child]!, 0);
        write(STEPS.leaf, level, column, before, at, side);
        expected += share * own * value[child]!;
        return;
      }
      const at = tellEdge(before, own);
      write(STEPS.down, level, column, before, at, side);
      lastLevel[asked] = level + 1;
      shares[level + 1] = shares[before]! * own;
      tasks.push(() => {
        write(STEPS.up, level, column, before, at, side);
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
 * What an edge means to a row that took all edges of its feature so far, whose shares' product is `z` (1 where there were none): the factor
 * where it misses this edge and where it takes it, and by how much each changes what the feature counts. Four numbers.
 */
function tellAnswers(z: number, share: number, t: number, into: Float64Array, at: number): void {
  const own = z + t * (1 - z);
  const known = z * share + t * (1 - z * share);
  const counted = (1 - z) / own;
  into[at] = (z * share * (1 - t)) / own;
  into[at + 1] = known / own;
  into[at + 2] = -1 / (1 - t) - counted;
  into[at + 3] = (1 - z * share) / known - counted;
}
