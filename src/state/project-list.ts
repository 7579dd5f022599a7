import type { Studio } from "#state/context.ts";
import { keptDocuments } from "#state/deleted-projects.ts";

/** The list of projects and what they take, as storage has them. */
export async function refreshProjects(studio: Studio): Promise<void> {
  const { vault, set } = studio;
  if (!vault.storage) return;
  const { files } = vault.storage;
  const listed = await keptDocuments(studio, vault.storage);
  const projects = await Promise.all(
    listed.map(async (item) => {
      const sizes = await files.list(item.id);
      return { ...item, bytes: sizes.reduce((sum, { bytes }) => sum + bytes, item.bytes) };
    }),
  );
  projects.sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
  set({ projects, storageBytes: projects.reduce((sum, { bytes }) => sum + bytes, 0) });
}
