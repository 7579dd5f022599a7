import { tableOptionsOf } from "#core/pipeline/table-chain.ts";
import type { ProjectId } from "#core/shared/brand.ts";
import { LatheError } from "#core/shared/problems.ts";
import type { Studio } from "#state/context.ts";
import { openStored } from "#state/open-stored.ts";
import { refreshProjects } from "#state/project-list.ts";
import { copyFiles, restoreTable } from "#state/restore.ts";
import type { StudioVerbs } from "#state/studio-state.ts";
import { inTurn } from "#state/turns.ts";
import type { WindowMessage } from "#state/window-channel.ts";

/** A window that has not answered by then hangs, or is frozen: what it has is saved, and its lock is taken, ms. */
const NO_ANSWER_MS = 4000;
/** Jobs get so long to reach a checkpoint before what they have so far is all that is kept, ms. */
const STOP_MS = 3000;

/**
 * One window writes a project, others read it and follow what is saved. Taking over asks the writer to end its work,
 * save and let go; it then reads, and can take the project back.
 */
export function windowVerbs(studio: Studio): Pick<StudioVerbs, "takeOver"> {
  const { services, vault } = studio;
  let waiting: { heard(): void; refuse(): void } | null = null;

  services.windows?.listen(
    (message) => void onMessage(message).catch((error: unknown) => studio.report(error)),
  );

  async function onMessage({ kind, project }: WindowMessage): Promise<void> {
    const { project: mine, readOnly } = studio.get();
    if (project !== mine.id) return;
    if (kind === "take-over" && !readOnly) return handOver(studio);
    if (kind === "handing-over") waiting?.heard();
    if (kind === "refused") waiting?.refuse();
    if (kind === "saved" && readOnly && !waiting) return inTurn(vault, () => follow(studio));
  }

  async function takeOver(): Promise<void> {
    const { storage } = vault;
    const { project, readOnly } = studio.get();
    if (!storage || !readOnly || waiting) return;
    const abort = new AbortController();
    const steal = new AbortController();
    const stopWaiting = services.later(NO_ANSWER_MS, () => steal.abort());
    waiting = { heard: stopWaiting, refuse: () => abort.abort() };
    try {
      services.windows?.post({ kind: "take-over", project: project.id });
      if (!(await storage.takeOver(project.id, abort.signal, steal.signal))) {
        throw new LatheError("take-over-refused", {});
      }
      const stored = await storage.documents.read(project.id);
      if (stored) return await openStored(studio, stored);
      studio.set({ readOnly: false }); // deleted meanwhile: what is seen here is all there is, and is kept
      const { data } = studio.get();
      if (data.status === "ready") studio.saveTable(data.dataset);
      await studio.persistence.flush();
    } finally {
      stopWaiting();
      waiting = null;
    }
  }

  return { takeOver: () => takeOver().catch((error: unknown) => studio.report(error)) };
}

/** Ends and keeps what is under way, saves, and only then lets go. Nothing is given away that is not saved. */
async function handOver(studio: Studio): Promise<void> {
  const { id: project } = studio.get().project;
  const { windows } = studio.services;
  windows?.post({ kind: "handing-over", project });
  for (const { id } of studio.get().jobs) studio.scheduler.stop(id);
  await Promise.race([jobsEnded(studio), new Promise<void>((end) => studio.services.later(STOP_MS, end))]);
  studio.scheduler.cancelAll();
  await studio.persistence.flush();
  if (studio.get().project.id !== project) return; // left meanwhile, and its lock with it
  if (studio.get().save.status === "not-saved") return windows?.post({ kind: "refused", project });
  studio.set({ readOnly: true, ...studio.forgetHistory() });
  studio.vault.storage?.release();
}

/**
 * Another window took the project by force, because this one did not answer. What was not saved by then becomes a
 * project of its own.
 */
export async function projectStolen(studio: Studio): Promise<void> {
  const { project } = studio.get();
  studio.scheduler.cancelAll();
  studio.set({ readOnly: true, ...studio.forgetHistory() });
  const { storage } = studio.vault;
  const stored = await storage?.documents.read(project.id);
  if (!storage || !stored || project.updatedAt <= stored.updatedAt) return;
  const copy = {
    ...project,
    id: studio.services.newId() as ProjectId,
    name: `${project.name}, not saved in time`,
  };
  await copyFiles(storage, project.id, copy.id);
  await storage.documents.write(copy);
  await refreshProjects(studio);
}

function jobsEnded(studio: Studio): Promise<void> {
  return new Promise((end) => {
    const look = () => {
      if (studio.get().jobs.length === 0) return end();
      studio.services.later(50, look);
    };
    look();
  });
}

/** Shows what the other window saved. */
async function follow(studio: Studio): Promise<void> {
  const before = studio.get().project;
  const stored = await studio.vault.storage?.documents.read(before.id);
  const now = studio.get();
  if (!stored || !now.readOnly || now.project.id !== stored.id) return;
  studio.vault.runs.clear();
  studio.vault.edited.clear();
  studio.replaceProject(stored, {});
  const readOf = ({ graph }: typeof stored) => JSON.stringify(tableOptionsOf(graph));
  const isSameTable =
    stored.source?.contentHash === before.source?.contentHash && readOf(stored) === readOf(before);
  if (!isSameTable || now.data.status !== "ready") await restoreTable(studio);
}
