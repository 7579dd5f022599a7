import type { FileStore } from "#state/storage/storage.ts";

/**
 * The origin's private file system: one folder a project. A file appears whole or not at all, because what is
 * written takes its place only when it is closed.
 */
export async function openFiles(): Promise<FileStore> {
  const root = await navigator.storage.getDirectory();
  const projects = await root.getDirectoryHandle("projects", { create: true });
  const folder = (id: string, create: boolean) => projects.getDirectoryHandle(id, { create });

  return {
    async write(project, name, bytes) {
      const handle = await (await folder(project, true)).getFileHandle(name, { create: true });
      const stream = await handle.createWritable();
      try {
        await stream.write(bytes);
        await stream.close();
      } catch (error) {
        await stream.abort().catch(() => {}); // already broken; the first error is the one to tell
        throw error;
      }
    },
    async read(project, name) {
      try {
        return await (await (await folder(project, false)).getFileHandle(name)).getFile();
      } catch (error) {
        return absent(error, null);
      }
    },
    async list(project) {
      try {
        const found: { name: string; bytes: number }[] = [];
        for await (const [name, handle] of (await folder(project, false)).entries()) {
          if (handle.kind === "file")
            found.push({ name, bytes: (await (handle as FileSystemFileHandle).getFile()).size });
        }
        return found;
      } catch (error) {
        return absent(error, []);
      }
    },
    async delete(project, name) {
      try {
        await (await folder(project, false)).removeEntry(name);
      } catch (error) {
        absent(error, undefined);
      }
    },
    async deleteAll(project) {
      try {
        await projects.removeEntry(project, { recursive: true });
      } catch (error) {
        absent(error, undefined);
      }
    },
    async sweep(keep) {
      for await (const [name, handle] of projects.entries()) {
        const kept = (keep as ReadonlySet<string>).has(name);
        if (handle.kind === "directory" && !kept) await projects.removeEntry(name, { recursive: true });
      }
    },
  };
}

/** What is not there is no failure; anything else is. */
function absent<T>(error: unknown, value: T): T {
  if (error instanceof DOMException && error.name === "NotFoundError") return value;
  throw error;
}
