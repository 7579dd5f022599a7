import * as z from "zod/mini";
import { dateOrders, type Reading } from "#core/frame/reading.ts";
import { LatheError } from "#core/shared/problems.ts";

const text = z.string().check(z.maxLength(100_000));
const count = z.int().check(z.gte(0));

const schema = z.strictObject({
  fileName: text,
  byteLength: count,
  contentHash: text,
  encoding: text,
  delimiter: text,
  quote: text,
  // What was saved before these were told apart was delimited text with one header row.
  escape: z._default(text, '"'),
  layout: z._default(z.enum(["delimited", "blanks", "columns"]), "delimited"),
  headerRows: z._default(count, 1),
  skipLines: z._default(count, 0),
  comment: z._default(text, ""),
  guesses: z._default(
    z
      .array(
        z.strictObject({
          about: z.enum([
            "encoding",
            "delimiter",
            "quote",
            "header",
            "start",
            "comment",
            "end",
            "numbers",
            "dates",
          ]),
          column: z.nullable(text),
          value: text,
          confidence: z.number().check(z.gte(0), z.lte(1)),
          evidence: text,
          ask: z.boolean(),
          example: z.optional(text),
          orders: z.optional(z.array(z.enum(dateOrders))),
        }),
      )
      .check(z.maxLength(10_000)),
    [],
  ),
  otherTable: z._default(
    z.nullable(z.strictObject({ line: count, names: z.array(text).check(z.maxLength(100_000)) })),
    null,
  ),
  header: z.boolean(),
  format: z.optional(z.enum(["text", "json", "ndjson", "xlsx", "parquet", "arrow"])),
  packed: z.optional(z.enum(["gzip", "zip"])),
  parts: z.optional(z.array(text).check(z.maxLength(10_000))),
  nRows: count,
  sampled: z.optional(
    z.strictObject({
      share: z.number().check(z.gt(0), z.lte(1)),
      randomState: z.int(),
      of: count,
    }),
  ),
  leftOut: z.optional(count),
  blankLines: count,
  warnings: z
    .array(z.strictObject({ code: text, message: text, count, column: z.optional(text) }))
    .check(z.maxLength(10_000)),
  ragged: z
    .array(z.strictObject({ row: count, line: count, expected: count, got: count, extra: text }))
    .check(z.maxLength(10_000)),
  notRead: z.optional(
    z
      .array(
        z.strictObject({
          line: count,
          reason: z.enum(["title", "remark", "note", "header-again", "other-table"]),
          text,
        }),
      )
      .check(z.maxLength(10_000)),
  ),
});

/** How a saved table was read. @throws LatheError "project-invalid" */
export function readReading(json: unknown): Reading {
  const parsed = schema.safeParse(json);
  if (!parsed.success)
    throw new LatheError("project-invalid", { reason: "what it says of its table is damaged" });
  return parsed.data.header ? parsed.data : { ...parsed.data, headerRows: 0 };
}
