import { readTable } from "#core/ingest/read-table.ts";
import { blobSource, blobSourceHashed } from "#workers/blob-source.ts";
import { createHashClient } from "#workers/client.ts";
import { answer } from "./answer.mjs";

const hashes = createHashClient();
const noHash = { update: () => {}, finish: () => "" };

answer(async (file, { hash }) => {
  const digest = () => hashes.run("sha256", { file, name: file.name });
  const source = hash
    ? blobSourceHashed(file, file.name, digest)
    : { ...blobSource(file, file.name), createHash: () => noHash };
  const { table, reading } = await readTable(source, {}, async () => {});
  let bytes = 0;
  const add = (value) => {
    if (ArrayBuffer.isView(value)) bytes += value.byteLength;
    else if (typeof value === "object" && value !== null && !Array.isArray(value))
      Object.values(value).forEach(add);
  };
  table.columns.forEach(add);
  return { rows: table.nRows, columns: table.columns.length, typedBytes: bytes, hash: reading.contentHash };
});
