import * as z from "zod/mini";
import { defineEdit } from "#core/table-edits/table-edit.ts";
import { listed } from "#core/table-edits/words.ts";

const schema = z.strictObject({
  /** Rows that agree in all of these have the same inputs. */
  columns: z.array(z.string()).check(z.minLength(1)),
  /** The column in which rows with the same inputs contradict each other. */
  answer: z.string(),
  /** "most-frequent": rows with the answer that most rows with these inputs have stay; where two are as frequent, none does. */
  keep: z.enum(["most-frequent", "none"]),
});

export type DropContradictionsParams = z.infer<typeof schema>;

/** Looks at the answers of all rows, those that models are judged on too: the note says so, since scores no longer count what is removed. */
export const dropContradictions = defineEdit({
  id: "drop-contradictions",
  title: "Remove contradicting rows",
  summary: "Removes rows that have the inputs of others and another answer. Scores no longer count them.",
  schema,
  appliesTo: "this-table",
  words: ({ columns, answer, keep }) =>
    keep === "none"
      ? `remove rows that agree in ${listed(columns)} and not in ${answer}`
      : `keep the most frequent ${answer} where rows agree in ${listed(columns)}`,
  load: async () => (await import("#core/table-edits/steps/drop-contradictions/apply.ts")).apply,
});
