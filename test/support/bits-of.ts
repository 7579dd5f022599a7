import type { ReadResult } from "#core/frame/reading.ts";
import { LatheError, type Problem } from "#core/shared/problems.ts";

/** What a reading gave, or the problem it met, so that two are equal only when every bit of them is. */
export async function bitsOf(
  result: Promise<ReadResult>,
): Promise<Problem | { readonly reading: unknown; readonly columns: unknown }> {
  try {
    const { reading, table } = await result;
    return { reading, columns: table.columns.map(withBits) };
  } catch (error) {
    if (error instanceof LatheError) return error.problem;
    throw error;
  }
}

/** Arrays as their bits: -0 is not 0, and long ones are soon compared. */
function withBits(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) {
    const bits = Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("latin1");
    return { type: value.constructor.name, bits };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.entries(value).map(([key, part]) => [key, withBits(part)]);
}
