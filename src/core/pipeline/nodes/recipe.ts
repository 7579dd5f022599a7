import * as z from "zod/mini";
import type { NodeKind } from "#core/pipeline/node-kind.ts";

const schema = z.strictObject({
  steps: z
    .array(z.strictObject({ step: z.string(), params: z.unknown(), on: z.boolean() }))
    .check(z.maxLength(200)),
});

/** Steps that prepare columns, each fitted inside the folds. */
export const recipeNode: NodeKind<z.infer<typeof schema>> = {
  id: "recipe",
  title: "Recipe",
  group: "prepare",
  input: "folds",
  alsoTakes: "prepared",
  output: "prepared",
  schema,
};
