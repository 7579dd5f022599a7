import { parseIsoBytes } from "#core/ingest/bytes/parse-iso.ts";

/**
 * Reads cells that are ISO dates, as `parseIsoBytes` does; an empty one is NaN. It stops before a cell that is neither.
 * Cell i of `n` is bytes [starts[k], ends[k]) with k = first + i · stride.
 * @param values told: epoch ms, from `to` on
 * @param hasTime told: 1 at its start when a cell has a time of day
 * @returns how many cells were read
 */
export function readIsoDates(
  bytes: Uint8Array,
  starts: Int32Array,
  ends: Int32Array,
  first: number,
  stride: number,
  n: number,
  values: Float64Array,
  to: number,
  hasTime: Int32Array,
): number {
  for (let i = 0, k = first; i < n; i++, k += stride) {
    const start = starts[k]!;
    const end = ends[k]!;
    const epochMs = start === end ? Number.NaN : parseIsoBytes(bytes, start, end);
    if (epochMs !== epochMs && start !== end) return i;
    if (end - start > 10) hasTime[0] = 1;
    values[to + i] = epochMs;
  }
  return n;
}
