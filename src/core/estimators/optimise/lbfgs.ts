/**
 * Limited-memory BFGS with a line search for the strong Wolfe conditions.
 * @see Nocedal and Wright, Numerical Optimization, 2nd ed., algorithms 7.4, 7.5, 3.5 and 3.6
 */
import { lineSearch } from "#core/estimators/optimise/line-search.ts";

/** Returns the value at x and writes the gradient there. Must be smooth and bounded below. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

export interface LbfgsOptions {
  readonly maxIter: number;
  /** Done when no component of the gradient is larger. */
  readonly gradientTolerance: number;
  /** Done when one iteration lowers the value by less than this share of it. */
  readonly valueTolerance: number;
  /** Awaited after each iteration; false stops with what there is. */
  onIteration(iteration: number, value: number, x: Float64Array): Promise<boolean>;
}

export interface Minimum {
  readonly x: Float64Array;
  readonly value: number;
  readonly iterations: number;
  readonly outcome: "converged" | "max-iter" | "stopped";
}

const MEMORY = 10;

export async function minimise(
  objective: Objective,
  start: Float64Array,
  options: LbfgsOptions,
): Promise<Minimum> {
  let x = Float64Array.from(start);
  let gradient = new Float64Array(x.length);
  let value = objective(x, gradient);
  const history: Correction[] = [];
  let iterations = 0;
  let outcome: Minimum["outcome"] = "max-iter";
  while (iterations < options.maxIter) {
    if (largest(gradient) <= options.gradientTolerance) {
      outcome = "converged";
      break;
    }
    const direction = twoLoop(history, gradient);
    const found = lineSearch(objective, x, value, gradient, direction);
    if (found === null) {
      // Rounding hides any further descent, unless the memory misled: then plain descent is tried once.
      if (history.length === 0) {
        outcome = "converged";
        break;
      }
      history.length = 0;
      continue;
    }
    iterations++;
    remember(history, x, gradient, found.x, found.gradient);
    const fall = (value - found.value) / Math.max(Math.abs(value), Math.abs(found.value), 1);
    ({ x, value, gradient } = found);
    if (!(await options.onIteration(iterations, value, x))) {
      outcome = "stopped";
      break;
    }
    if (fall <= options.valueTolerance) {
      outcome = "converged";
      break;
    }
  }
  return { x, value, iterations, outcome };
}

/** A step taken and the change of the gradient over it. */
interface Correction {
  readonly step: Float64Array;
  readonly change: Float64Array;
  readonly curvature: number;
}

function remember(
  history: Correction[],
  x: Float64Array,
  gradient: Float64Array,
  nextX: Float64Array,
  nextGradient: Float64Array,
): void {
  const step = nextX.map((v, i) => v - x[i]!);
  const change = nextGradient.map((v, i) => v - gradient[i]!);
  const curvature = dot(step, change);
  if (!(curvature > 1e-300)) return; // the strong Wolfe conditions promise it, up to rounding
  history.push({ step, change, curvature });
  if (history.length > MEMORY) history.shift();
}

/** -H·gradient by the two-loop recursion (algorithm 7.4). */
function twoLoop(history: readonly Correction[], gradient: Float64Array): Float64Array {
  const direction = gradient.map((v) => -v);
  const weights = new Float64Array(history.length);
  for (let i = history.length - 1; i >= 0; i--) {
    const { step, change, curvature } = history[i]!;
    weights[i] = dot(step, direction) / curvature;
    addScaled(direction, -weights[i]!, change);
  }
  const last = history.at(-1);
  if (last) {
    const scale = last.curvature / dot(last.change, last.change);
    for (let i = 0; i < direction.length; i++) direction[i]! *= scale;
  }
  for (let i = 0; i < history.length; i++) {
    const { step, change, curvature } = history[i]!;
    addScaled(direction, weights[i]! - dot(change, direction) / curvature, step);
  }
  return direction;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function addScaled(target: Float64Array, factor: number, source: Float64Array): void {
  for (let i = 0; i < target.length; i++) target[i]! += factor * source[i]!;
}

function largest(values: Float64Array): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]!);
    if (!(size <= most)) most = size; // a NaN stays
  }
  return most;
}
