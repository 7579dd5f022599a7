import { joinBytes } from "#core/shared/join-bytes.ts";

/** A file to be put into an archive as it is. */
export interface StoredFile {
  /** Its path in the archive, with "/". */
  readonly name: string;
  readonly byteLength: number;
  readonly crc: number;
}

/** Files and offsets of an archive without its 64-bit extension end here. */
export const mostStoredBytes = 0xffff_ffff;
export const mostStoredFiles = 0xffff;

const encoder = new TextEncoder();
const namesAreUtf8 = 0x0800;
/** 1 January 1980, where DOS time begins: the same files give the same archive. */
const noDate = 0x0021;

/**
 * What stands before each file, and after the last, in a zip of files that are not packed (APPNOTE 4.3): the files themselves are never copied.
 * @returns `before[i]` before file i, `after` at the end
 */
export function storedZip(files: readonly StoredFile[]): {
  readonly before: readonly Uint8Array<ArrayBuffer>[];
  readonly after: Uint8Array<ArrayBuffer>;
} {
  const before: Uint8Array<ArrayBuffer>[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const file of files) {
    const name = encoder.encode(file.name);
    const shared = sharedFields(file, name);
    before.push(record([[4, 0x04034b50], ...shared], name));
    directory.push(
      record([[4, 0x02014b50], [2, 20], ...shared, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]], name),
    );
    offset += before.at(-1)!.length + file.byteLength;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const count = files.length;
  const end = record(
    [
      [4, 0x06054b50],
      [2, 0],
      [2, 0],
      [2, count],
      [2, count],
      [4, size],
      [4, offset],
      [2, 0],
    ],
    new Uint8Array(0),
  );
  return { before, after: joinBytes([...directory, end]) };
}

type Field = readonly [bytes: 2 | 4, value: number];

/** What the header of a file and its entry in the list have in common. */
function sharedFields({ byteLength, crc }: StoredFile, name: Uint8Array): readonly Field[] {
  const version: Field = [2, 20];
  const method: Field = [2, 0];
  return [
    version,
    [2, namesAreUtf8],
    method,
    [2, 0],
    [2, noDate],
    [4, crc],
    [4, byteLength],
    [4, byteLength],
    [2, name.length],
    [2, 0],
  ];
}

function record(fields: readonly Field[], name: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = fields.reduce((sum, [bytes]) => sum + bytes, 0);
  const record = new Uint8Array(length + name.length);
  const view = new DataView(record.buffer);
  let at = 0;
  for (const [bytes, value] of fields) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  record.set(name, length);
  return record;
}
