import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { basename } from "node:path";
import type { ByteSource } from "#core/frame/reading.ts";
import { LatheError } from "#core/shared/problems.ts";

/**
 * Lends a file on disk to `read`, by slices so that it need not fit in memory.
 * @throws LatheError "file-not-found", "file-not-a-table" for a folder, "file-changed" when it is rewritten meanwhile
 */
export async function withFileSource<T>(path: string, read: (source: ByteSource) => Promise<T>): Promise<T> {
  const { source, close } = await openFileSource(path);
  try {
    return await read(source);
  } finally {
    await close();
  }
}

/** The same, for as long as the caller needs it. @throws as `withFileSource` */
export async function openFileSource(
  path: string,
): Promise<{ readonly source: ByteSource; close(): Promise<void> }> {
  const handle = await openFile(path);
  const { size, mtimeMs } = await handle.stat();
  const source: ByteSource = {
    name: basename(path),
    byteLength: size,
    async slice(start, end) {
      const bytes = new Uint8Array(Math.min(end, size) - start);
      for (let filled = 0; filled < bytes.length; ) {
        const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, start + filled);
        if (bytesRead === 0) throw new LatheError("file-changed", { file: path });
        filled += bytesRead;
      }
      const now = await handle.stat();
      if (now.size !== size || now.mtimeMs !== mtimeMs) throw new LatheError("file-changed", { file: path });
      return bytes;
    },
    createHash() {
      const hash = createHash("sha256");
      return { update: (bytes) => void hash.update(bytes), finish: () => hash.digest("hex") };
    },
  };
  return { source, close: () => handle.close() };
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    const handle = await open(path);
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ENOENT" || code === "ENOTDIR") throw new LatheError("file-not-found", { file: path });
    throw error;
  }
  throw new LatheError("file-not-a-table", {
    file: path,
    what: "a folder or a device",
    advice: "Name the file of the table.",
  });
}
