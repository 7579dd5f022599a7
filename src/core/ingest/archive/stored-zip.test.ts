import { strFromU8, strToU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { crc32 } from "#core/ingest/archive/crc32.ts";
import { storedZip } from "#core/ingest/archive/stored-zip.ts";
import { openTable } from "#core/ingest/open-table.ts";
import { bytesSource } from "#core/ingest/text-source.ts";
import { joinBytes } from "#core/shared/join-bytes.ts";
import { keepGoing } from "#test/reading.ts";

it("is a zip to others and to the reader, with the same bytes each time", async () => {
  const contents = [
    ["a.csv", "x,y\n1,2\n3,4\n"],
    ["größer/b.csv", "y,x\n6,5\n"],
  ] as const;
  const bytes = contents.map(([, text]) => strToU8(text) as Uint8Array<ArrayBuffer>);
  const files = contents.map(([name], i) => ({
    name,
    byteLength: bytes[i]!.length,
    crc: crc32(bytes[i]!, 0),
  }));
  const { before, after } = storedZip(files);
  const zip = joinBytes([...bytes.flatMap((file, i) => [before[i]!, file]), after]);
  const unzipped = Object.entries(unzipSync(zip)).map(([name, file]) => [name, strFromU8(file)]);
  expect(unzipped).toEqual(contents);
  const parts = contents.map(([name]) => name);
  const { table } = await openTable(bytesSource("both.zip", zip), { parts }, keepGoing);
  expect(table.columns.map(({ name }) => name)).toEqual(["x", "y"]);
  expect(table.nRows).toBe(3);
});
