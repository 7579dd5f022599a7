import type { RunRecord } from "#core/project/run.ts";
import { identityOf } from "#ui/answers/use-answer.ts";

/** Names a run in the keys of answers: one whose shapes were edited is another model. */
export function runVersion({ id, shapeEdits }: Pick<RunRecord, "id" | "shapeEdits">): string {
  return shapeEdits ? `${id} ${identityOf(shapeEdits)}` : id;
}
