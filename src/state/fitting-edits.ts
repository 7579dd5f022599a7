import { LatheError } from "#core/shared/problems.ts";
import { editWords } from "#core/table-edits/apply-edits.ts";
import type { TableEdit } from "#core/table-edits/table-edit.ts";
import { readOptionsOf, type TableOptions } from "#core/table-edits/table-options.ts";
import type { Studio } from "#state/context.ts";
import { otherRows } from "#state/other-tables.ts";
import type { Dataset } from "#state/studio-state.ts";

export interface FittingRead {
  readonly dataset: Dataset | null;
  /** As asked, with the edits that do not fit switched off. */
  readonly options: TableOptions;
  /** What the person is to be told of them. */
  readonly misfits: LatheError | null;
}

/**
 * Reads the file in another way, and keeps every edit that still fits the columns it gives: the others are switched off, and said.
 * @param read reads the file so, and shows why where it cannot; null then
 */
export async function readFitting(
  studio: Studio,
  options: TableOptions,
  read: (options: TableOptions) => Promise<Dataset | null>,
): Promise<FittingRead> {
  const { edits } = options;
  if (!edits?.some(({ on }) => on)) return { dataset: await read(options), options, misfits: null };
  let dataset = await read(readOptionsOf(options));
  if (!dataset) return { dataset, options, misfits: null };
  const { isolated: share } = studio.services;
  const apply = async (some: readonly TableEdit[]) =>
    studio.data.run("edit", { edits: some, others: await otherRows(studio, some), share });
  try {
    return { dataset: await apply(edits), options, misfits: null };
  } catch (error) {
    if (!isMisfit(error)) throw error;
  }
  const kept: TableEdit[] = [];
  const lost: string[] = [];
  for (const edit of edits) {
    try {
      dataset = await apply([...kept, edit]);
      kept.push(edit);
    } catch (error) {
      if (!isMisfit(error)) throw error;
      kept.push({ ...edit, on: false });
      lost.push(editWords(edit));
    }
  }
  dataset = await apply(kept);
  const named = lost.slice(0, 5).join(", ") + (lost.length > 5 ? ` and ${lost.length - 5} more` : "");
  return {
    dataset,
    options: { ...options, edits: kept },
    misfits: new LatheError("edits-lost", { edits: named }),
  };
}

function isMisfit(error: unknown): boolean {
  if (!(error instanceof LatheError)) return false;
  return [
    "edit-impossible",
    "join-impossible",
    "unknown-column",
    "bad-parameter",
    "formula-invalid",
  ].includes(error.problem.code);
}
