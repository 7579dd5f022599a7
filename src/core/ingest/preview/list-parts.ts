import { previewTable } from "#core/ingest/preview/preview-table.ts";
import type { PartFacts, PartList } from "#core/ingest/preview/part-facts.ts";
import { sniff } from "#core/ingest/sniff.ts";
import type { ByteSource, ReadProgress } from "#core/frame/reading.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";
import { LatheError } from "#core/shared/problems.ts";

/** Looking at more of them takes longer than choosing by name. */
const mostLookedAt = 60;

/**
 * What one can choose from in a workbook or an archive; null for every other file.
 * @throws LatheError "file-empty", "file-damaged", "file-not-a-table"; AbortError from `checkpoint`
 */
export async function listParts(
  source: ByteSource,
  checkpoint: Checkpoint<ReadProgress>,
): Promise<PartList | null> {
  if ((await sniff(source)) !== "zip") return null;
  const { zipParts } = await import("#core/ingest/archive/archive-parts.ts");
  const { kind, names } = await zipParts(source);
  if (names.length < 2) return null;
  const parts: PartFacts[] = [];
  for (const name of names.slice(0, mostLookedAt)) parts.push(await lookAt(source, name, checkpoint));
  return { kind, parts, more: names.length - parts.length };
}

async function lookAt(
  source: ByteSource,
  name: string,
  checkpoint: Checkpoint<ReadProgress>,
): Promise<PartFacts> {
  try {
    const { columns, reading, isWhole } = await previewTable(source, { parts: [name] }, 0, checkpoint);
    const nRows = isWhole ? reading.nRows : null;
    return { name, columns: columns.map((column) => column.name), nRows, problem: null };
  } catch (error) {
    if (!(error instanceof LatheError)) throw error;
    return { name, columns: [], nRows: null, problem: error.problem };
  }
}
