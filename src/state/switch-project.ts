import type { Project } from "#core/project/project.ts";
import { LatheError } from "#core/shared/problems.ts";
import type { Studio } from "#state/context.ts";

/**
 * Leaves the current project for another one, whose table the caller brings.
 * @throws LatheError "project-open-elsewhere" when another tab has it; then nothing has changed
 */
export async function switchTo(
  studio: Studio,
  project: Project,
  { keepCurrent } = { keepCurrent: true },
): Promise<void> {
  const { vault, persistence, scheduler } = studio;
  const same = project.id === studio.get().project.id;
  if (!same && keepCurrent) await persistence.flush();
  if (vault.storage && !(await vault.storage.lock(project.id))) {
    throw new LatheError("project-open-elsewhere", { project: project.name });
  }
  scheduler.cancelAll();
  vault.source = null;
  vault.tableKey = null;
  vault.selectedRows = null;
  vault.runs.clear();
  studio.replaceProject(project, {
    data: { status: "empty" },
    selection: null,
    exports: [],
    openRun: null,
  });
}
