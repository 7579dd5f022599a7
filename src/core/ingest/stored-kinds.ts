import * as z from "zod/mini";
import { type Column, type ColumnKind, columnKinds } from "#core/frame/column.ts";

const schema = z.array(z.tuple([z.string(), z.enum(columnKinds)]));

/** What Lathe notes in a Parquet or Arrow file that it writes: the kind of each column, so that it comes back as it was. */
export function writeKinds(columns: readonly Column[]): string {
  return JSON.stringify(columns.map(({ name, kind }) => [name, kind]));
}

/** None where there is no such note, or it is not one of Lathe's. */
export function readKinds(note: string | null | undefined): readonly (readonly [string, ColumnKind])[] {
  if (note === null || note === undefined) return [];
  try {
    const parsed = schema.safeParse(JSON.parse(note));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}
