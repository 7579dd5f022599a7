import * as z from "zod/mini";
import { columnKinds } from "#core/frame/column.ts";
import { dateOrders } from "#core/frame/reading.ts";
import type { NodeKind } from "#core/pipeline/node-kind.ts";

const schema = z.strictObject({
  encoding: z.optional(z.string()),
  delimiter: z.optional(z.string()),
  quote: z.optional(z.string()),
  escape: z.optional(z.string().check(z.maxLength(1))),
  layout: z.optional(z.enum(["delimited", "blanks", "columns"])),
  header: z.optional(z.boolean()),
  headerRows: z.optional(z.int().check(z.gte(0), z.lte(5))),
  skipLines: z.optional(z.int().check(z.gte(0), z.lte(1_000_000))),
  comment: z.optional(z.string().check(z.maxLength(8))),
  footer: z.optional(z.boolean()),
  numbers: z.optional(z.enum(["point", "comma", "thousands"])),
  dateOrders: z.optional(z.array(z.tuple([z.string(), z.enum(dateOrders)]))),
  kinds: z.optional(z.array(z.tuple([z.string(), z.enum(columnKinds)]))),
  dayFirst: z.optional(z.boolean()),
  dateOrder: z.optional(z.enum(dateOrders)),
  missingTokens: z.optional(z.array(z.string()).check(z.maxLength(200))),
  parts: z.optional(z.array(z.string()).check(z.maxLength(10_000))),
  columns: z.optional(z.array(z.string()).check(z.minLength(1), z.maxLength(100_000))),
  sample: z.optional(z.strictObject({ share: z.number().check(z.gt(0), z.lte(1)), randomState: z.int() })),
  onDisk: z.optional(z.boolean()),
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
