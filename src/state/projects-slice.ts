import { isAbortError } from "#core/shared/checkpoint.ts";
import type { Project } from "#core/project/project.ts";
import type { ProjectId } from "#core/shared/brand.ts";
import { LatheError } from "#core/shared/problems.ts";
import { restoreRerun } from "#state/canvas-slice.ts";
import type { Studio } from "#state/context.ts";
import { bringProjectBack, freeLapsed, freeProject, setProjectAside } from "#state/deleted-projects.ts";
import { newProject } from "#state/new-project.ts";
import { packProject, takeProjectFile } from "#state/project-file.ts";
import { openStored } from "#state/open-stored.ts";
import { refreshProjects } from "#state/project-list.ts";
import { sweepRows } from "#state/rows-on-disk.ts";
import { copyFiles } from "#state/restore.ts";
import { projectStolen } from "#state/windows-slice.ts";
import type { Storage } from "#state/storage/storage.ts";
import type { StudioVerbs } from "#state/studio-state.ts";

type ProjectVerbs = Pick<
  StudioVerbs,
  | "start"
  | "newProject"
  | "openProject"
  | "duplicateProject"
  | "deleteProject"
  | "restoreProject"
  | "freeProject"
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
        await bringProjectBack(studio, storage, id); // a list of another window may still name it
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
    async deleteProject(id) {
      let isDeleted = false;
      await guarded(async () => {
        await needFree(id);
        await setProjectAside(studio, needStorage(studio), id);
        isDeleted = true;
        await refreshProjects(studio);
      });
      return isDeleted;
    },
    restoreProject: (id) =>
      guarded(async () => {
        await bringProjectBack(studio, needStorage(studio), id);
        await refreshProjects(studio);
      }),
    freeProject: (id) =>
      guarded(async () => {
        await freeProject(studio, needStorage(studio), id);
        await refreshProjects(studio);
      }),
    renameListedProject: (id, name) =>
      guarded(async () => {
        if (id === studio.get().project.id) {
          studio.get().renameProject(name);
          await studio.persistence.flush();
        } else {
          const storage = needStorage(studio);
          await needFree(id);
          const project = await storage.documents.read(id);
          if (project) await storage.documents.write({ ...project, name, updatedAt: services.now() });
        }
        await refreshProjects(studio);
      }),
    saveProjectFile: (withData) => packProject(studio, withData),
    openProjectFile: (file) => guarded(() => takeProjectFile(studio, file)),
  };

  /** What another window writes is not changed from here. @throws LatheError "project-open-elsewhere" */
  async function needFree(id: ProjectId): Promise<void> {
    if (!(await needStorage(studio).heldElsewhere(id))) return;
    const project = studio.get().projects.find((listed) => listed.id === id)?.name ?? id;
    throw new LatheError("project-open-elsewhere", { project });
  }

  function needStorage({ vault: { storage } }: Studio): Storage {
    if (!storage) throw new LatheError("not-saved", { reason: "this browser keeps nothing for this page" });
    return storage;
  }

  async function begin({ get, set }: Studio): Promise<void> {
    vault.opening = services.openStorage();
    vault.storage = await vault.opening;
    if (!vault.storage) return;
    vault.storage.onStolen(() => void projectStolen(studio).catch((error: unknown) => studio.report(error)));
    set({ save: { status: "saved", at: services.now() } });
    const { documents, files } = vault.storage;
    await freeLapsed(studio, vault.storage);
    const listed = (await documents.list()).map(({ id }) => id);
    await files.sweep(new Set([...listed, get().project.id])); // a table dropped by now is not in the list yet
    await sweepRows(vault.storage, Date.parse(services.now()));
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
