import * as z from "zod/mini";
import type { Reading } from "#core/frame/reading.ts";
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
  header: z.boolean(),
  nRows: count,
  blankLines: count,
  warnings: z
    .array(z.strictObject({ code: text, message: text, count, column: z.optional(text) }))
    .check(z.maxLength(10_000)),
  ragged: z
    .array(z.strictObject({ row: count, line: count, expected: count, got: count, extra: text }))
    .check(z.maxLength(10_000)),
});

/** How a saved table was read. @throws LatheError "project-invalid" */
export function readReading(json: unknown): Reading {
  const parsed = schema.safeParse(json);
  if (!parsed.success)
    throw new LatheError("project-invalid", { reason: "what it says of its table is damaged" });
  return parsed.data;
}
