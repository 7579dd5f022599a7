import * as z from "zod/mini";
import { fileNode } from "#core/pipeline/nodes/file.ts";
import type { NodeId } from "#core/shared/brand.ts";
import type { KeptVersion } from "#core/versions/kept-version.ts";

const text = z.string().check(z.maxLength(10_000));
const step = { params: z.unknown(), on: z.boolean() };

const versionSchema = z.strictObject({
  hash: text,
  at: text,
  name: text,
  read: z.optional(fileNode.schema),
  keep: z.int().check(z.gte(0)),
  edits: z.array(z.strictObject({ edit: text, ...step })).check(z.maxLength(10_000)),
  recipes: z.optional(
    z
      .array(
        z.strictObject({
          node: z.pipe(
            text,
            z.transform((id) => id as NodeId),
          ),
          steps: z.array(z.strictObject({ step: text, ...step })).check(z.maxLength(200)),
        }),
      )
      .check(z.maxLength(1000)),
  ),
});

/** Versions as a document holds them. */
export const versionsSchema = z.pipe(
  z.array(versionSchema).check(z.maxLength(1000)),
  z.transform((versions) => versions as readonly KeptVersion[]),
);
