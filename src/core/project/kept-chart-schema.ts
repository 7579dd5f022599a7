import * as z from "zod/mini";
import { chartSpecSchema } from "#core/explore/chart-spec.ts";

const text = z.string().check(z.minLength(1), z.maxLength(300));

/** Kept charts as a document or a link may hold them: nothing of it is trusted. */
export const keptChartsSchema = z
  .array(z.strictObject({ id: text, name: text, spec: chartSpecSchema }))
  .check(z.maxLength(1000));
