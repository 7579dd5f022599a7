import { describe, expect, it } from "vitest";
import { choleskyInPlace, solveCholesky } from "#core/estimators/optimise/cholesky.ts";
import { minimise, type Objective } from "#core/estimators/optimise/lbfgs.ts";
import { createRandom } from "#core/shared/random.ts";

const toTheEnd = {
  maxIter: 1000,
  gradientTolerance: 1e-8,
  valueTolerance: 0,
  onIteration: async () => true,
};

/** Rosenbrock's valley, minimum 0 at (1, 1): steep across, nearly flat along. */
const rosenbrock: Objective = ([x, y], gradient) => {
  const a = 1 - x!;
  const b = y! - x! * x!;
  gradient[0] = -2 * a - 400 * x! * b;
  gradient[1] = 200 * b;
  return a * a + 100 * b * b;
};

describe("minimise", () => {
  it("follows Rosenbrock's valley to its end", async () => {
    const { x, value, iterations, outcome } = await minimise(rosenbrock, Float64Array.of(-1.2, 1), toTheEnd);
    expect([...x]).toEqual([expect.closeTo(1, 7), expect.closeTo(1, 7)]);
    expect(value).toBeLessThan(1e-14);
    expect([outcome, iterations < 60]).toEqual(["converged", true]);
  });

  it("takes 50 dimensions of curvature 1 to 10,000", async () => {
    const curvature = Float64Array.from({ length: 50 }, (_, i) => 1 + (i / 49) * 9999);
    const bowl: Objective = (x, gradient) => {
      let value = 0;
      for (let i = 0; i < 50; i++) {
        gradient[i] = curvature[i]! * (x[i]! - i);
        value += 0.5 * gradient[i]! * (x[i]! - i);
      }
      return value;
    };
    const { x, outcome } = await minimise(bowl, new Float64Array(50), toTheEnd);
    expect(outcome).toBe("converged");
    expect([...x]).toEqual(Array.from({ length: 50 }, (_, i) => expect.closeTo(i, 6)));
  });

  it("never goes up, and is told each iteration once", async () => {
    const values: number[] = [];
    const iterations: number[] = [];
    const onIteration = async (iteration: number, value: number) => {
      iterations.push(iteration);
      values.push(value);
      return true;
    };
    const minimum = await minimise(rosenbrock, Float64Array.of(-1.2, 1), { ...toTheEnd, onIteration });
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(iterations).toEqual(Array.from({ length: minimum.iterations }, (_, i) => i + 1));
  });

  it("stops when told to, and at its bound", async () => {
    const start = Float64Array.of(-1.2, 1);
    const told = await minimise(rosenbrock, start, { ...toTheEnd, onIteration: async (i) => i < 3 });
    const bound = await minimise(rosenbrock, start, { ...toTheEnd, maxIter: 4 });
    expect([told.outcome, told.iterations]).toEqual(["stopped", 3]);
    expect([bound.outcome, bound.iterations]).toEqual(["max-iter", 4]);
    expect([...start]).toEqual([-1.2, 1]);
  });

  it("stays where there is nowhere to go", async () => {
    const flat: Objective = (_, gradient) => {
      gradient.fill(0);
      return 3;
    };
    const { x, iterations, outcome } = await minimise(flat, Float64Array.of(2), toTheEnd);
    expect([[...x], iterations, outcome]).toEqual([[2], 0, "converged"]);
  });
});

describe("Cholesky", () => {
  it("solves a random positive definite system", () => {
    const random = createRandom(1);
    const n = 12;
    const B = Float64Array.from({ length: n * n }, () => random.normal());
    const A = new Float64Array(n * n);
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++)
        for (let k = 0; k < n; k++) A[i * n + j]! += B[i * n + k]! * B[j * n + k]! + (i === j ? 0.1 : 0);
    const wanted = Float64Array.from({ length: n }, (_, i) => i - 5);
    const b = wanted.map((_, i) => wanted.reduce((sum, value, j) => sum + A[i * n + j]! * value, 0));
    expect(choleskyInPlace(A, n)).toBe(true);
    solveCholesky(A, n, b);
    expect([...b]).toEqual([...wanted].map((value) => expect.closeTo(value, 9)));
  });

  it("refuses what is not positive definite", () => {
    expect(choleskyInPlace(Float64Array.of(1, 1, 1, 1), 2)).toBe(false);
    expect(choleskyInPlace(Float64Array.of(0), 1)).toBe(false);
    expect(choleskyInPlace(Float64Array.of(NaN), 1)).toBe(false);
    expect(choleskyInPlace(Float64Array.of(1, 0, 0, -1), 2)).toBe(false);
  });
});
