import { crc32 } from "#core/ingest/archive/crc32.ts";
import { mostStoredBytes, mostStoredFiles, storedZip } from "#core/ingest/archive/stored-zip.ts";
import { forecastTable } from "#core/ingest/forecast-table.ts";
import { listParts } from "#core/ingest/preview/list-parts.ts";
import { previewTable } from "#core/ingest/preview/preview-table.ts";
import { LatheError } from "#core/shared/problems.ts";
import { blobSource } from "#workers/blob-source.ts";
import type { FileOperations } from "#workers/file-operations.ts";
import { givenUp } from "#workers/given-up.ts";
import type { Handlers } from "#workers/rpc.ts";

const pieceBytes = 4 * 1024 * 1024;

export const fileHandlers: Handlers<FileOperations> = {
  forecast: ({ file, name, options, budget }, { checkpoint }) =>
    forecastTable(blobSource(file, name), options, () => checkpoint(null), budget),

  async previewFile({ file, name, options, nRows }, call) {
    const pause = givenUp(call);
    return previewTable(blobSource(file, name), options, nRows, () => pause(null));
  },

  async listParts({ file, name }, call) {
    const pause = givenUp(call);
    return listParts(blobSource(file, name), () => pause(null));
  },

  async packFiles({ files, name: archive }, { checkpoint }) {
    const total = files.reduce((sum, { file, name }) => sum + file.size + 2 * name.length + 128, 0);
    if (total > mostStoredBytes || files.length > mostStoredFiles)
      throw new LatheError("file-too-large", { file: archive, limit: "4 GB in one folder" });
    const stored: { name: string; byteLength: number; crc: number }[] = [];
    for (const { file, name } of files) {
      const source = blobSource(file, name);
      let crc = 0;
      for (let at = 0; at < file.size; at += pieceBytes) {
        crc = crc32(await source.slice(at, at + pieceBytes), crc);
        await checkpoint(null);
      }
      stored.push({ name, byteLength: file.size, crc });
    }
    const { before, after } = storedZip(stored);
    const pieces = files.flatMap(({ file }, i) => [before[i]!, file]);
    return new Blob([...pieces, after], { type: "application/zip" });
  },
};
