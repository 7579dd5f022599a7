import * as z from "zod/mini";
import { currentId } from "#core/estimators/former-ids.ts";
import type { RunRecord } from "#core/project/run.ts";
import type { NodeId, RunId } from "#core/shared/brand.ts";
import { type Problem, type ProblemCode, problems } from "#core/shared/problems.ts";

const text = z.string().check(z.maxLength(10_000));
const specialNumbers = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  "-Infinity": Number.NEGATIVE_INFINITY,
};
/** A score may be undefined (NaN), which JSON has no word for. */
export const score = z.union([
  z.number(),
  z.pipe(
    z.enum(["NaN", "Infinity", "-Infinity"]),
    z.transform((name) => specialNumbers[name]),
  ),
]);
const list = <T extends z.ZodMiniType>(item: T, most = 100_000) => z.array(item).check(z.maxLength(most));

const problem = z.pipe(
  z.strictObject({
    code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
    details: z.unknown(),
  }),
  z.transform((parsed) => parsed as Problem),
);

const point = z.strictObject({
  iteration: z.number(),
  maxIter: z.number(),
  trainLoss: z.nullable(score),
  validationLoss: z.nullable(score),
});

const scores = list(
  z.strictObject({
    metric: text,
    mean: score,
    std: score,
    folds: list(score, 1000),
    interval: z.nullable(z.tuple([score, score])),
  }),
  100,
);

const part = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("range"), from: z.nullable(z.number()), to: z.nullable(z.number()) }),
  z.strictObject({ kind: z.literal("levels"), levels: list(text) }),
]);
const shapeEdit = z.discriminatedUnion("act", [
  z.strictObject({ act: z.literal("flatten"), term: text, part }),
  z.strictObject({ act: z.literal("shift"), term: text, part, by: z.number() }),
  z.strictObject({ act: z.literal("monotone"), term: text, part, direction: z.enum(["up", "down"]) }),
  z.strictObject({ act: z.literal("lock"), term: text, direction: z.enum(["up", "down"]) }),
  z.strictObject({ act: z.literal("remove"), term: text }),
]);

const testScores = list(z.strictObject({ metric: text, value: score }), 100);

const looks = list(
  z.strictObject({
    number: z.int().check(z.gte(1)),
    at: text,
    reason: text,
    version: z.optional(text),
    scores: testScores,
  }),
  10_000,
);

const fields = z.strictObject({
  id: text.check(z.minLength(1), z.maxLength(100), z.regex(/^[A-Za-z0-9-]+$/)),
  node: text,
  name: text,
  estimator: z.pipe(text, z.transform(currentId)),
  params: z.unknown(),
  recipe: list(z.strictObject({ step: text, params: z.unknown(), on: z.boolean() }), 200),
  randomState: z.int(),
  engine: z.nullable(text),
  engineTimings: list(
    z.strictObject({
      engine: text,
      title: text,
      msPerStep: z.nullable(z.number()),
      refused: z.nullable(text),
    }),
    100,
  ),
  splitKey: text,
  nodeKey: z.optional(text),
  inputKey: z.optional(text),
  version: z.optional(text),
  note: z.optional(text),
  pinned: z.optional(z.boolean()),
  createdAt: text,
  deletedAt: z.nullable(text),
  status: z.enum(["succeeded", "stopped", "failed"]),
  problem: z.nullable(problem),
  scores,
  test: z.nullable(testScores),
  looks: z.optional(looks),
  testToTrain: z.optional(z.number()),
  fitSeconds: z.number(),
  predictSeconds: z.number(),
  nTrainRows: z.int(),
  disk: z.optional(
    z.strictObject({
      learned: z.int(),
      judged: z.int(),
      scores: testScores,
    }),
  ),
  outOfBag: z.optional(
    z.strictObject({ metric: z.enum(["accuracy", "r2"]), value: z.number(), nRows: z.int() }),
  ),
  curves: list(z.strictObject({ fold: z.nullable(z.int()), points: list(point, 1000) }), 1000),
  notes: list(z.strictObject({ column: text, sentence: text })),
  selections: z.optional(
    list(
      z.strictObject({
        step: text,
        nFolds: z.int(),
        nColumns: z.int(),
        stability: z.nullable(z.number()),
        columns: list(z.strictObject({ column: text, folds: z.int() })),
      }),
      1000,
    ),
  ),
  warnings: list(text, 1000),
  importance: z.nullable(
    z.strictObject({
      metric: text,
      nRepeats: z.int(),
      columns: list(z.strictObject({ column: text, mean: score, std: score })),
    }),
  ),
  canaries: z.optional(
    list(
      z.strictObject({
        id: text,
        title: text,
        verdict: z.enum(["pass", "fail", "silent"]),
        sentence: text,
        advice: z.nullable(text),
      }),
      100,
    ),
  ),
  splitComparison: z.optional(z.strictObject({ own: scores, random: scores })),
  shapeEdits: z.optional(
    z.strictObject({
      unedited: scores,
      log: list(z.strictObject({ edit: shapeEdit, at: text, note: z.optional(text), scores }), 1000),
    }),
  ),
});

/** A run as a project file has it. */
export const runSchema = z.pipe(
  fields,
  z.transform(({ id, node, ...rest }): RunRecord => ({ ...rest, id: id as RunId, node: node as NodeId })),
);
