import type { ByteSink } from "#core/out-of-core/column-store.ts";
import { formatMegabytes } from "#core/out-of-core/megabytes.ts";
import { LatheError } from "#core/shared/problems.ts";

/** A file for rows on disk, while it is written. */
export interface RowFile extends ByteSink {
  close(): void;
  /** Leaves nothing of it. */
  remove(): Promise<void>;
}

/** @param of the file whose rows they are, for what a person is told */
export type CreateRowFile = (name: string, of: string) => Promise<RowFile>;

/** Where there is nowhere to keep them. */
export const refuseRowFile: CreateRowFile = async (_, of) => {
  throw new LatheError("disk-rows-refused", {
    file: of,
    reason: "this browser keeps no files for this page",
  });
};

/** The folder of the origin's private file system in which they lie, beside the projects. */
export const rowFolder = "rows";

/** What workers alone can do with a file. */
interface SyncAccess {
  write(bytes: Uint8Array<ArrayBuffer>, options: { readonly at: number }): number;
  getSize(): number;
  flush(): void;
  close(): void;
}

/** In the origin's private file system. While it is open no one else can write to it or remove it. */
export const createRowFile: CreateRowFile = async (name, of) => {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(rowFolder, { create: true });
  const handle = await folder.getFileHandle(name, { create: true });
  const access = await (
    handle as unknown as { createSyncAccessHandle(): Promise<SyncAccess> }
  ).createSyncAccessHandle();
  let at = 0;
  return {
    write(bytes) {
      const full = (cause?: unknown) =>
        new LatheError("disk-full", { file: of, written: formatMegabytes(at) }, { cause });
      let written: number;
      try {
        written = access.write(bytes, { at });
      } catch (error) {
        throw error instanceof DOMException && error.name === "QuotaExceededError" ? full(error) : error;
      }
      // Past its quota Chromium says that all was written, and leaves the file short.
      if (written < bytes.length || access.getSize() < at + written) throw full();
      at += written;
    },
    close() {
      access.flush();
      access.close();
    },
    async remove() {
      access.close();
      await folder.removeEntry(name);
    },
  };
};
