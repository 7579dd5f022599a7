import type { Studio } from "#state/context.ts";

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
