import type { Project } from "#core/project/project.ts";
import type { Studio } from "#state/context.ts";

/**
 * Leaves the current project for another one, whose table the caller brings. One that another window has open is
 * only read here.
 */
export async function switchTo(
  studio: Studio,
  project: Project,
  { keepCurrent } = { keepCurrent: true },
): Promise<void> {
  const { vault, persistence, scheduler } = studio;
  const same = project.id === studio.get().project.id;
  if (!same && keepCurrent) await persistence.flush();
  const isOurs = vault.storage === null || (await vault.storage.lock(project.id));
  if (!isOurs) vault.storage?.release(); // of the project that is left: other windows may have it now
  scheduler.cancelAll();
  vault.checking?.abort();
  vault.source = null;
  vault.tableKey = null;
  vault.selectedRows = null;
  vault.others.clear();
  vault.runs.clear();
  vault.edited.clear();
  vault.keptParts.clear();
  studio.replaceProject(project, {
    data: { status: "empty" },
    selection: null,
    exports: [],
    openRun: null,
    cutOff: null,
    checking: { status: "idle" },
    readOnly: !isOurs,
  });
}
