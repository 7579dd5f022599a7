import * as z from "zod/mini";
import { dateText } from "#core/frame/date-text.ts";
import { listed, quoted } from "#core/table-edits/words.ts";

const column = z.string();
const bound = z.nullable(z.number());

/** Conditions that mean the same for every table with such columns: those of `RowCondition` that name values, not places. */
export const conditionSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["missing", "present"]), column }),
  z.strictObject({
    kind: z.literal("range"),
    column,
    min: bound,
    max: bound,
    isDate: z.optional(z.boolean()),
  }),
  z.strictObject({ kind: z.literal("levels"), column, levels: z.array(z.string()).check(z.minLength(1)) }),
  z.strictObject({ kind: z.literal("contains"), column, text: z.string().check(z.minLength(1)) }),
]);
export type FilterCondition = z.infer<typeof conditionSchema>;

export function conditionWords(condition: FilterCondition): string {
  const { column: name } = condition;
  switch (condition.kind) {
    case "missing":
      return `${name} is missing`;
    case "present":
      return `${name} is filled`;
    case "levels":
      return `${name} is ${listed(condition.levels.map(quoted), "or")}`;
    case "contains":
      return `${name} contains ${quoted(condition.text)}`;
    case "range": {
      const { min, max, isDate } = condition;
      const words = (value: number) =>
        isDate === true ? dateText(value, value % 86_400_000 !== 0) : `${value}`;
      if (min !== null && max !== null) return `${name} is from ${words(min)} to ${words(max)}`;
      if (min !== null) return `${name} is at least ${words(min)}`;
      return max !== null ? `${name} is at most ${words(max)}` : `${name} is any number`;
    }
  }
}
