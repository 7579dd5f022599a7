import * as z from "zod/mini";
import type { EstimatorSpec } from "#core/estimators/estimator.ts";
import type { NodeKind } from "#core/pipeline/node-kind.ts";

const schema = z.strictObject({
  /** Checked by the family's own schema when a plan is made. */
  params: z.unknown(),
  /** Recorded once chosen, and obeyed from then on; null leaves it to timing. */
  engine: z.nullable(z.string()),
  /** The person chose the engine; absent, timing did, for the settings as they were then. */
  engineForced: z.optional(z.boolean()),
  randomState: z.int(),
});
export type LearnParams = z.infer<typeof schema>;

/** The learn node of one model family: its kind is the family's id. */
export function learnNode(spec: EstimatorSpec): NodeKind<LearnParams> {
  return { id: spec.id, title: spec.title, group: "learn", input: "prepared", output: "model", schema };
}
