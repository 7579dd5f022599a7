import * as z from "zod/mini";
import { columnKinds } from "#core/frame/column.ts";
import type { CheckRecord } from "#core/monitor/check-record.ts";
import { score } from "#core/project/run-schema.ts";
import type { RunId } from "#core/shared/brand.ts";

const text = z.string().check(z.maxLength(10_000));
const count = z.int().check(z.gte(0));
const share = z.number().check(z.gte(0), z.lte(1));
const numbers = z.array(z.number()).check(z.maxLength(2000));
const pair = z.strictObject({ train: z.number(), later: z.number() });
const interval = z.tuple([score, score]);

const bins = z.strictObject({
  edges: z.nullable(numbers),
  labels: z.nullable(z.array(text).check(z.maxLength(2000))),
  train: numbers,
  later: numbers,
});

const column = z.strictObject({
  column: text,
  kind: z.enum(columnKinds),
  state: z.enum(["steady", "moved", "far", "gone", "other-kind"]),
  reasons: z.array(z.enum(["shape", "missing", "range", "unseen"])).check(z.maxLength(10)),
  psi: z.nullable(z.number()),
  psiLimit: z.nullable(z.number()),
  test: z.nullable(z.enum(["ks", "chi2"])),
  distance: z.nullable(share),
  p: z.nullable(share),
  adjustedP: z.nullable(share),
  missing: z.strictObject({ train: share, later: share }),
  misread: count,
  outside: z.nullable(z.strictObject({ below: count, above: count })),
  unseen: z.nullable(z.strictObject({ rows: count, levels: z.array(text).check(z.maxLength(20)) })),
  median: z.nullable(pair),
  importance: z.nullable(share),
  bins: z.nullable(bins),
});

const prediction = z.strictObject({
  of: z.enum(["number", "chance", "class"]),
  label: z.nullable(text),
  state: z.enum(["steady", "moved", "far"]),
  p: share,
  shift: z.number(),
  mean: z.nullable(pair),
  bins,
});

const laterScore = z.strictObject({
  metric: text,
  value: score,
  interval: z.nullable(interval),
  nRows: count,
  nUnknownClass: count,
  outOfFold: z.nullable(z.strictObject({ mean: score, interval: z.nullable(interval) })),
  difference: z.nullable(z.strictObject({ value: score, interval })),
  outcome: z.enum(["worse", "better", "same", "untold"]),
  all: z.array(z.strictObject({ metric: text, value: score })).check(z.maxLength(100)),
});

const fields = z.strictObject({
  id: text,
  run: text,
  at: text,
  fileName: text,
  contentHash: text,
  report: z.strictObject({
    nTrainRows: count,
    nRows: count,
    columns: z.array(column).check(z.maxLength(100_000)),
    target: z.nullable(column),
    extraColumns: z.array(text).check(z.maxLength(100_000)),
    nTests: count,
    leastDistance: z.nullable(share),
    prediction: z.nullable(prediction),
    score: z.nullable(laterScore),
    advice: z.enum(["none", "look", "retrain", "cannot-predict"]),
  }),
});

/** A check as a project file has it. */
export const checkSchema = z.pipe(
  fields,
  z.transform(({ run, ...rest }): CheckRecord => ({ ...rest, run: run as RunId })),
);
