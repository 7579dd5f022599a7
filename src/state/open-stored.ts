import { tableOptionsOf } from "#core/pipeline/table-chain.ts";
import type { Project } from "#core/project/project.ts";
import type { RunId } from "#core/shared/brand.ts";
import { otherTablesOf } from "#core/table-edits/other-table.ts";
import type { Studio } from "#state/context.ts";
import { otherFile } from "#state/persistence.ts";
import { restoreTable } from "#state/restore.ts";
import { inTurn } from "#state/turns.ts";

/**
 * A project from storage, with its rows and its open run. Runs deleted in an earlier visit go for good, with their
 * files, and so do second tables that no edit names any more: undo ends with the visit, so nothing but this could bring
 * them back.
 */
export function openStored(studio: Studio, stored: Project): Promise<void> {
  return inTurn(studio.vault, () => openNow(studio, stored));
}

async function openNow(studio: Studio, stored: Project): Promise<void> {
  const project = { ...stored, runs: stored.runs.filter(({ deletedAt }) => deletedAt === null) };
  await studio.switchTo(project);
  await restoreTable(studio);
  const { storage } = studio.vault;
  if (!storage) return;
  await storage.documents.setSetting("last", project.id);
  const openRun = (await storage.documents.setting(`open-run ${project.id}`)) as RunId | null;
  if (project.runs.some(({ id }) => id === openRun)) studio.set({ openRun });
  const others = otherTablesOf(tableOptionsOf(project.graph)?.edits ?? []);
  const known = new Set([
    ...project.runs.map(({ id }) => `run-${id}`),
    ...others.map(({ key }) => otherFile(key)),
  ]);
  if (studio.get().readOnly) return;
  for (const { name } of await storage.files.list(project.id)) {
    const isLeft = (name.startsWith("run-") || name.startsWith("other-")) && !known.has(name);
    if (isLeft) await storage.files.delete(project.id, name);
  }
  await studio.underWay.restore();
}
