import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openFileSource } from "#cli/file-source.ts";
import type { RowShare } from "#core/frame/row-share.ts";
import { type ByteSink, openColumnStore } from "#core/out-of-core/column-store.ts";
import type { DiskTable } from "#core/out-of-core/disk-part.ts";
import { formatMegabytes } from "#core/out-of-core/megabytes.ts";
import { LatheError } from "#core/shared/problems.ts";

/** A file for all rows of a table, which lasts as long as the training. */
export interface RowFile extends ByteSink {
  readonly path: string;
}

const signals = ["SIGINT", "SIGTERM"] as const;

/** @param of the file whose rows they are; null where none are kept: `work` is then given null */
export async function withRowFile<T>(
  of: string | null,
  work: (file: RowFile | null) => Promise<T>,
): Promise<T> {
  if (of === null) return work(null);
  const folder = await mkdtemp(join(tmpdir(), "lathe-rows-"));
  const path = join(folder, "rows");
  const handle = openSync(path, "w");
  let written = 0;
  const leave = (signal: NodeJS.Signals) => {
    rmSync(folder, { recursive: true, force: true });
    process.kill(process.pid, signal); // nobody listens any more: it ends as it would have
  };
  for (const signal of signals) process.once(signal, leave);
  try {
    return await work({
      path,
      write(bytes) {
        try {
          for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
        } catch (cause) {
          const isFull = (cause as NodeJS.ErrnoException).code === "ENOSPC";
          if (!isFull) throw cause;
          throw new LatheError("disk-full", { file: of, written: formatMegabytes(written) }, { cause });
        }
        written += bytes.length;
      },
    });
  } finally {
    for (const signal of signals) process.off(signal, leave);
    closeSync(handle);
    await rm(folder, { recursive: true });
  }
}

export interface OpenDisk extends DiskTable {
  close(): Promise<void>;
}

/** Rows that were written, to learn from. @param path null: there are none */
export async function openDisk(path: string | null, sample: RowShare | undefined): Promise<OpenDisk | null> {
  if (path === null || sample === undefined) return null;
  const { source, close } = await openFileSource(path);
  return { store: await openColumnStore(source), sample, close };
}
