import type { Studio } from "#state/context.ts";
import type { ProjectId } from "#core/shared/brand.ts";
import { keptDocuments } from "#state/deleted-projects.ts";
import { rowsFileOf } from "#state/rows-on-disk.ts";

/** The list of projects and what they take, as storage has them. */
export async function refreshProjects(studio: Studio): Promise<void> {
  const { vault, set } = studio;
  if (!vault.storage) return;
  const { files } = vault.storage;
  const listed = await keptDocuments(studio, vault.storage);
  const rows = new Map((await vault.storage.rows.list()).map(({ name, bytes }) => [name, bytes]));
  const named = rows.size === 0 ? noNames : await rowsFileOf(vault.storage, listed);
  const projects = await Promise.all(
    listed.map(async (item) => {
      const sizes = await files.list(item.id);
      const onDisk = rows.get(named.get(item.id) ?? "") ?? 0;
      return { ...item, bytes: sizes.reduce((sum, { bytes }) => sum + bytes, item.bytes + onDisk) };
    }),
  );
  projects.sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
  // Rows that a project and its copy name are there once.
  const shared = [...named.values()].filter((file, at, all) => all.indexOf(file) !== at);
  const twice = shared.reduce((sum, file) => sum + (rows.get(file) ?? 0), 0);
  set({ projects, storageBytes: projects.reduce((sum, { bytes }) => sum + bytes, -twice) });
}

const noNames: ReadonlyMap<ProjectId, string> = new Map();
