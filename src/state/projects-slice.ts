import { isAbortError } from "#core/shared/checkpoint.ts";
import type { Project } from "#core/project/project.ts";
import type { ProjectId } from "#core/shared/brand.ts";
import { LatheError } from "#core/shared/problems.ts";
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
        await studio.switchTo(project);
        await restoreTable(studio);
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
        if (id === studio.get().project.id)
          await studio.switchTo(newProject(services), { keepCurrent: false });
        const storage = needStorage(studio);
        await storage.documents.delete(id);
        await storage.files.deleteAll(id);
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

  async function begin({ set }: Studio): Promise<void> {
    vault.storage = await services.openStorage();
    if (!vault.storage) return set({ save: { status: "memory-only" } });
    const { documents, files } = vault.storage;
    const list = await documents.list();
    await files.sweep(new Set(list.map(({ id }) => id)));
    const last = await documents.lastOpened();
    // A table may have been dropped while storage was opening: it stays.
    if (last !== null && studio.get().data.status === "empty") {
      const project = await documents.read(last);
      if (project && studio.get().data.status === "empty") {
        await studio.switchTo(project);
        await restoreTable(studio);
      }
    }
    await refreshProjects(studio);
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
