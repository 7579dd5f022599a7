import type { Reading } from "#core/frame/reading.ts";
import { formatCount } from "#ui/format/numbers.ts";

/**
 * Says that the table is a sample, and where the other rows are; null for a table of all rows.
 * @param isWanted the document asks for all rows on disk
 */
export function sampleWords({ nRows, sampled, onDisk }: Reading, isWanted: boolean): string | null {
  if (!sampled) return null;
  const words = `Showing a sample of ${formatCount(nRows)} of ${formatCount(sampled.of)} rows`;
  if (onDisk) return `${words}; all ${formatCount(onDisk.nRows)} are on disk.`;
  return isWanted ? `${words}; those on disk are not here. Read the file again to have them.` : `${words}.`;
}
