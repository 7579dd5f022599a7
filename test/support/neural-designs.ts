import type { Design, LabelledRows } from "#core/estimators/design.ts";
import type { FitContext, FitProgress } from "#core/estimators/estimator.ts";
import type { Task } from "#core/pipeline/task.ts";
import { createRandom } from "#core/shared/random.ts";

export function labelled(columns: readonly (readonly number[])[], y: readonly number[]): LabelledRows {
  return {
    nRows: y.length,
    features: columns.map((_, j) => ({ name: `x${j}`, source: `x${j}`, kind: "numeric" as const })),
    X: Float32Array.from(columns.flat()),
    y: Float64Array.from(y),
  };
}

export function design(task: Task, rows: LabelledRows, extra: Partial<Design> = {}): Design {
  const nClasses = task === "regression" ? 0 : Math.max(...rows.y) + 1;
  return {
    ...rows,
    task,
    classes: Array.from({ length: nClasses }, (_, i) => `class ${i}`),
    sampleWeight: null,
    groups: null,
    validation: null,
    watch: null,
    ...extra,
  };
}

/** Two interleaving half circles, as scikit-learn's make_moons. */
export function moons(nRows: number, seed: number): LabelledRows {
  const random = createRandom(seed);
  const [x, y, label]: [number[], number[], number[]] = [[], [], []];
  for (let i = 0; i < nRows; i++) {
    const angle = Math.PI * random.next();
    const inner = i % 2;
    x.push((inner ? 1 - Math.cos(angle) : Math.cos(angle)) + 0.1 * random.normal());
    y.push((inner ? 0.5 - Math.sin(angle) : Math.sin(angle)) + 0.1 * random.normal());
    label.push(inner);
  }
  return labelled([x, y], label);
}

/** Three blobs. */
export function blobs(nRows: number, seed: number): LabelledRows {
  const random = createRandom(seed);
  const centres = [
    [-2, 0],
    [2, 0],
    [0, 3],
  ];
  const label = Array.from({ length: nRows }, (_, i) => i % 3);
  return labelled(
    [0, 1].map((axis) => label.map((k) => centres[k]![axis]! + 0.5 * random.normal())),
    label,
  );
}

/** y = 1000 + 50 sin(3 x0) + 20 x1² + noise. */
export function waves(nRows: number, seed: number): LabelledRows {
  const random = createRandom(seed);
  const columns = [0, 1].map(() => Array.from({ length: nRows }, () => random.normal()));
  const y = columns[0]!.map(
    (a, i) => 1000 + 50 * Math.sin(3 * a) + 20 * columns[1]![i]! ** 2 + random.normal(),
  );
  return labelled(columns, y);
}

export function context(extra: Partial<FitContext> = {}): FitContext {
  return {
    randomState: 0,
    clock: () => performance.now(),
    engine: "tfjs-wasm",
    finishEarly: { aborted: false },
    ...extra,
  };
}

export const unobserved = async (_: FitProgress): Promise<void> => undefined;
