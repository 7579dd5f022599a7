import type { RowStore } from "#state/storage/storage.ts";
import { rowFolder } from "#workers/row-files.ts";

/** Files of rows that the data worker wrote. They are read as they are, or removed. */
export async function openRowFiles(): Promise<RowStore> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(rowFolder, { create: true });
  return {
    async read(name) {
      try {
        return await (await folder.getFileHandle(name)).getFile();
      } catch (error) {
        if (error instanceof DOMException && error.name === "NotFoundError") return null;
        throw error;
      }
    },
    async list() {
      const found: { name: string; modified: number; bytes: number }[] = [];
      for await (const [name, handle] of folder.entries()) {
        if (handle.kind !== "file") continue;
        const { lastModified, size } = await (handle as FileSystemFileHandle).getFile();
        found.push({ name, modified: lastModified, bytes: size });
      }
      return found;
    },
    async delete(name) {
      try {
        await folder.removeEntry(name);
      } catch (error) {
        // Gone already, or still written to by another window.
        const isFine = error instanceof DOMException && /NotFound|NoModificationAllowed/.test(error.name);
        if (!isFine) throw error;
      }
    },
  };
}
