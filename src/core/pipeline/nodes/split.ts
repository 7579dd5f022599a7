import * as z from "zod/mini";
import type { NodeKind } from "#core/pipeline/node-kind.ts";

const schema = z.strictObject({
  testRows: z.nullable(z.array(z.int().check(z.gte(0)))),
  testFraction: z.number().check(z.gt(0), z.lt(1)),
  folds: z.int().check(z.gte(2), z.lte(100)),
  randomState: z.int(),
});

/** The sealed test set, and the folds of the rest. */
export const splitNode: NodeKind<z.infer<typeof schema>> = {
  id: "split",
  title: "Split",
  group: "split",
  input: "roles",
  output: "folds",
  schema,
};
