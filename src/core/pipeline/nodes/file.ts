import * as z from "zod/mini";
import { columnKinds } from "#core/frame/column.ts";
import type { NodeKind } from "#core/pipeline/node-kind.ts";

const schema = z.strictObject({
  encoding: z.optional(z.string()),
  delimiter: z.optional(z.string()),
  quote: z.optional(z.string()),
  header: z.optional(z.boolean()),
  kinds: z.optional(z.array(z.tuple([z.string(), z.enum(columnKinds)]))),
  dayFirst: z.optional(z.boolean()),
  missingTokens: z.optional(z.array(z.string()).check(z.maxLength(200))),
});
export type FileParams = z.infer<typeof schema>;

/** The table, and what the person fixed about how it is read. */
export const fileNode: NodeKind<FileParams> = {
  id: "file",
  title: "File",
  group: "data",
  input: null,
  output: "table",
  schema,
};
