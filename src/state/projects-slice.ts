import { isAbortError } from "#core/shared/checkpoint.ts";
import type { Project } from "#core/project/project.ts";
import type { ProjectId, RunId } from "#core/shared/brand.ts";
import { LatheError } from "#core/shared/problems.ts";
import { restoreRerun } from "#state/canvas-slice.ts";
import type { Studio } from "#state/context.ts";
import { newProject } from "#state/new-project.ts";
import { packProject, takeProjectFile } from "#state/project-file.ts";
import { copyFiles, restoreTable } from "#state/restore.ts";
import type { Storage } from "#state/storage/storage.ts";
import type { StudioVerbs } from "#state/studio-state.ts";

type ProjectVerbs = Pick<
  StudioVerbs,
  | "start"
  | "newProject"
  | "openProject"
  | "duplicateProject"
  | "deleteProject"
  | "renameListedProject"
  | "saveProjectFile"
  | "openProjectFile"
>;

export function projectVerbs(studio: Studio): ProjectVerbs {
  const { services, vault } = studio;
  const guarded = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      if (!isAbortError(error)) studio.report(error);
    }
  };
  let started: Promise<void> | null = null;

  return {
    start() {
      started ??= guarded(() => begin(studio));
      return started;
    },
    newProject: () => guarded(() => studio.switchTo(newProject(services))),
    openProject: (id) =>
      guarded(async () => {
        if (id === studio.get().project.id) return;
        const storage = needStorage(studio);
        const project = await storage.documents.read(id);
        if (!project) throw new LatheError("project-invalid", { reason: "no copy of it can be read" });
        await openStored(studio, project);
      }),
    duplicateProject: (id) =>
      guarded(async () => {
        const storage = needStorage(studio);
        if (id === studio.get().project.id) await studio.persistence.flush();
        const project = await storage.documents.read(id);
        if (!project) return;
        const copy: Project = { ...project, id: services.newId() as ProjectId, name: `${project.name} copy` };
        await copyFiles(storage, id, copy.id);
        await storage.documents.write({ ...copy, updatedAt: services.now() });
        await refreshProjects(studio);
      }),
    deleteProject: (id) =>
      guarded(async () => {
        await studio.persistence.flush(); // nothing may be written after it is gone
        if (id === studio.get().project.id)
          await studio.switchTo(newProject(services), { keepCurrent: false });
        const storage = needStorage(studio);
        await storage.documents.delete(id);
        await storage.files.deleteAll(id);
        await storage.documents.setSetting(`open-run ${id}`, null);
        if ((await storage.documents.setting("last")) === id)
          await storage.documents.setSetting("last", null);
        await refreshProjects(studio);
      }),
    renameListedProject: (id, name) =>
      guarded(async () => {
        if (id === studio.get().project.id) {
          studio.get().renameProject(name);
          await studio.persistence.flush();
        } else {
          const storage = needStorage(studio);
          const project = await storage.documents.read(id);
          if (project) await storage.documents.write({ ...project, name, updatedAt: services.now() });
        }
        await refreshProjects(studio);
      }),
    saveProjectFile: (withData) => packProject(studio, withData),
    openProjectFile: (file) => guarded(() => takeProjectFile(studio, file)),
  };

  function needStorage({ vault: { storage } }: Studio): Storage {
    if (!storage) throw new LatheError("not-saved", { reason: "this browser keeps nothing for this page" });
    return storage;
  }

  async function begin({ get, set }: Studio): Promise<void> {
    vault.opening = services.openStorage();
    vault.storage = await vault.opening;
    if (!vault.storage) return;
    set({ save: { status: "saved", at: services.now() } });
    const { documents, files } = vault.storage;
    const listed = (await documents.list()).map(({ id }) => id);
    await files.sweep(new Set([...listed, get().project.id])); // a table dropped by now is not in the list yet
    if (get().data.status === "empty")
      await openLast(studio, vault.storage).catch((error: unknown) => studio.report(error));
    else await vault.storage.lock(get().project.id); // a table was dropped while storage was opening: it stays
    await refreshProjects(studio);
  }
}

async function openLast(studio: Studio, { documents }: Storage): Promise<void> {
  await restoreRerun(studio);
  const last = (await documents.setting("last")) as ProjectId | null;
  const project = last === null ? null : await documents.read(last);
  if (!project || studio.get().data.status !== "empty") return;
  await openStored(studio, project);
}

/**
 * A project from storage, with its rows and its open run. Runs deleted in an earlier visit go for good, with their
 * files: undo ends with the visit, so nothing but this could bring them back.
 */
async function openStored(studio: Studio, stored: Project): Promise<void> {
  const project = { ...stored, runs: stored.runs.filter(({ deletedAt }) => deletedAt === null) };
  await studio.switchTo(project);
  await restoreTable(studio);
  const { storage } = studio.vault;
  if (!storage) return;
  await storage.documents.setSetting("last", project.id);
  const openRun = (await storage.documents.setting(`open-run ${project.id}`)) as RunId | null;
  if (project.runs.some(({ id }) => id === openRun)) studio.set({ openRun });
  const known = new Set(project.runs.map(({ id }) => `run-${id}`));
  for (const { name } of await storage.files.list(project.id)) {
    if (name.startsWith("run-") && !known.has(name)) await storage.files.delete(project.id, name);
  }
}

/** The list of projects and what they take, as storage has them. */
export async function refreshProjects({ vault, set }: Studio): Promise<void> {
  if (!vault.storage) return;
  const { documents, files } = vault.storage;
  const listed = await documents.list();
  const projects = await Promise.all(
    listed.map(async (item) => {
      const sizes = await files.list(item.id);
      return { ...item, bytes: sizes.reduce((sum, { bytes }) => sum + bytes, item.bytes) };
    }),
  );
  projects.sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
  set({ projects, storageBytes: projects.reduce((sum, { bytes }) => sum + bytes, 0) });
}
