import type { PruningPath } from "#core/explain/pruning-path.ts";
import type { DrawnNode, TreeDrawing } from "#core/explain/tree-drawing.ts";
import { evaluate } from "#core/evaluate/evaluate.ts";
import type { ClassificationEvaluation, RegressionEvaluation } from "#core/evaluate/evaluation.ts";
import type { ColumnDrift } from "#core/monitor/monitor-report.ts";
import type { DecisionSurface } from "#core/explain/decision-surface.ts";
import { sigmoid } from "#core/shared/math.ts";
import { createRandom } from "#core/shared/random.ts";

/** What the gallery draws: made up, from fixed seeds, through the same core functions as everywhere. */
const n = 400;
const random = createRandom(7);
const signal = Array.from({ length: n }, () => random.normal());
const rows = Int32Array.from({ length: n }, (_, row) => row);

const chances = signal.map((value) => sigmoid(1.4 * value));
const judgedClasses = {
  task: "binary" as const,
  yTrue: Float64Array.from(signal, (value) => Number(value + 0.8 * random.normal() > 0)),
  outputs: Float64Array.from(chances.flatMap((chance) => [1 - chance, chance])),
  classes: ["no", "yes"],
  positive: 1,
};
const judgedNumbers = {
  task: "regression" as const,
  yTrue: Float64Array.from(signal, (value) => 50 + 20 * value + 6 * random.normal()),
  outputs: Float64Array.from(signal, (value) => 50 + 19 * value),
  classes: [],
  positive: -1,
};

export const classes = evaluate(judgedClasses, rows, 0.5) as ClassificationEvaluation;
export const numbers = evaluate(judgedNumbers, rows, 0.5) as RegressionEvaluation;

export const points = signal.slice(0, 160).map((value, row) => ({
  row,
  x: value,
  y: 0.5 * value + 0.6 * random.normal(),
  group: Number(value > 0),
  selected: row % 23 === 0,
}));

export const edges = Array.from({ length: 13 }, (_, i) => i * 5);
export const groups = ["no", "yes"].map((label, which) => ({
  label,
  counts: Array.from({ length: 12 }, (_, bin) => Math.round(40 / (1 + Math.abs(bin - 4 - 3 * which)))),
}));

const loss = (fold: number | null, end: number) => ({
  fold,
  points: Array.from({ length: 40 }, (_, i) => ({
    iteration: i + 1,
    maxIter: 40,
    trainLoss: end + 0.5 / (1 + i / 4),
    validationLoss: end + 0.05 + 0.5 / (1 + i / 5) + Math.max(0, i - 25) * 0.002,
  })),
});
export const curves = [loss(0, 0.3), loss(1, 0.33), loss(null, 0.28)];

export const scores = [0.42, 0.36, 0.355].map((mean, which) => ({
  metric: "logLoss",
  mean,
  std: 0.02,
  folds: [-0.02, -0.01, 0, 0.01, 0.02].map((off) => mean + off * (1 + which / 3)),
  interval: [mean - 0.03, mean + 0.03] as const,
}));

export const importance = {
  metric: "logLoss",
  nRepeats: 5,
  columns: ["tenure", "contract", "charges", "city", "age"].map((column, place) => ({
    column,
    mean: 0.12 / (place + 1) - 0.02,
    std: 0.01,
  })),
};

const cells = 30;
export const surface: DecisionSurface = {
  x: { column: "x", min: 0, max: 10 },
  y: { column: "y", min: 0, max: 10 },
  n: cells,
  classes: ["no", "yes"],
  positive: "yes",
  outputs: Float64Array.from(
    Array.from({ length: cells * cells }, (_, cell) => {
      const [column, line] = [cell % cells, Math.floor(cell / cells)];
      const chance = sigmoid((column - 12 - ((line - 15) * (line - 15)) / 20) / 3);
      return [1 - chance, chance];
    }).flat(),
  ),
  held: [],
};

const still = {
  kind: "numeric",
  state: "steady",
  reasons: [],
  psi: 0.02,
  psiLimit: 0.1,
  test: "ks",
  distance: 0.03,
  p: 0.4,
  adjustedP: 1,
  missing: { train: 0, later: 0 },
  misread: 0,
  outside: null,
  unseen: null,
  median: null,
  importance: null,
} as const;
const [before, after] = groups.map(({ counts }) => counts) as [number[], number[]];
export const drift: readonly ColumnDrift[] = [
  {
    ...still,
    column: "age",
    state: "far",
    psi: 0.41,
    bins: { edges, labels: null, train: before, later: after },
  },
  {
    ...still,
    column: "plan",
    kind: "categorical",
    bins: { edges: null, labels: ["Month-to-month", "One year"], train: [61, 39], later: [58, 42] },
  },
];

/** A falling curve of six bins, and what is missing. */
export const shape = {
  edges: [0, 4, 12, 24, 40, 60, 72],
  values: [1.1, 0.6, 0.1, -0.3, -0.6, -0.8, 0.2],
  deviations: [0.1, 0.08, 0.05, 0.05, 0.06, 0.12, 0.3],
  weights: [800, 1200, 1400, 1300, 1200, 1100, 11],
};

const leaf = (parent: number, depth: number, answer: readonly [number, number]): DrawnNode => ({
  parent,
  left: -1,
  right: -1,
  depth,
  question: null,
  nRows: answer[0] + answer[1],
  answer,
  nHidden: 0,
  adds: null,
});
const question = { categories: null, unseenLeft: null, missingLeft: null };

/** Two questions, one of a number and one of categories. */
export const tree: TreeDrawing = {
  tree: 0,
  nTrees: 1,
  nNodes: 5,
  nLeaves: 3,
  depth: 2,
  classes: ["no", "yes"],
  positive: "yes",
  nodes: [
    {
      ...leaf(-1, 0, [150, 110]),
      left: 1,
      right: 2,
      question: { ...question, feature: "tenure", threshold: 14.5 },
    },
    {
      ...leaf(0, 1, [40, 90]),
      left: 3,
      right: 4,
      question: {
        ...question,
        feature: "contract",
        threshold: 0.5,
        categories: ["Month-to-month"],
        unseenLeft: true,
      },
    },
    leaf(0, 1, [110, 20]),
    leaf(1, 2, [10, 80]),
    leaf(1, 2, [30, 10]),
  ],
  addedTo: null,
  rows: new Int32Array(0),
  ends: new Int32Array(0),
};

/** The first of a hundred trees that are added up: a set of categories, missing values, and leaves that add. */
export const boostedTree: TreeDrawing = {
  ...tree,
  nTrees: 100,
  addedTo: { of: "log-odds", label: "yes", sum: 0, nSums: 1, start: -0.3102 },
  nodes: tree.nodes.map((node, place) => ({
    ...node,
    adds: node.question ? null : [0, 0, -0.0913, 0.1384, -0.0417][place]!,
    question: node.question && {
      ...node.question,
      categories: node.question.categories && ["Month-to-month", "Weekly", "Daily", "Trial", "None"],
      missingLeft: place === 0,
    },
  })),
};

/** A tree that is best with a few leaves. */
export const pruning: PruningPath = {
  metric: "logLoss",
  trees: Array.from({ length: 12 }, (_, step) => {
    const scores = [0, 1, 2, 3, 4].map(
      (fold) => 0.5 + 0.01 * (step - 8) ** 2 + 0.03 * Math.cos(fold + step / 3),
    );
    return {
      alpha: step === 0 ? 0 : 0.0005 * 1.8 ** step,
      leaves: Math.max(1, Math.round(120 / 1.6 ** step)),
      scores,
      mean: scores.reduce((sum, score) => sum + score, 0) / 5,
    };
  }),
  own: 0,
  best: 8,
  simplest: 9,
};
