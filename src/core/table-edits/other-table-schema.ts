import * as z from "zod/mini";

/** A second table as an edit names it. Its rows stand beside the document (docs/adr/0010). */
export const otherTableSchema = z.strictObject({
  /** The SHA-256 of its columns as bytes (`encodeTable`), in hexadecimal. */
  key: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  fileName: z.string().check(z.minLength(1), z.maxLength(1000)),
});
export type OtherTable = z.infer<typeof otherTableSchema>;
