import { createDecoder } from "#core/ingest/decoder.ts";
import type { Packed } from "#core/ingest/archive/inflate.ts";
import type { ByteSource } from "#core/frame/reading.ts";
import { LatheError } from "#core/shared/problems.ts";

export interface ZipEntry {
  /** Its path in the archive, with "/". */
  readonly name: string;
  /** Unpacked, as the archive says. */
  readonly byteLength: number;
  readonly packedLength: number;
  readonly crc: number;
  readonly method: number;
  readonly isEncrypted: boolean;
  /** Where its local header starts. */
  readonly offset: number;
}

const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const mostEntries = 100_000;
const mostDirectoryBytes = 64 * 1024 * 1024;

/**
 * The files of a zip, by its central directory (APPNOTE 4.3.12), folders left out. Nothing is unpacked, and names lead nowhere: they only
 * tell entries apart.
 * @throws LatheError "file-damaged"
 */
export async function zipEntries(source: ByteSource): Promise<readonly ZipEntry[]> {
  const damaged = damagedZip(source.name);
  const { count, size, offset } = await findDirectory(source);
  if (count > mostEntries || size > mostDirectoryBytes) throw damaged("its list of files is too long");
  if (offset + size > source.byteLength) throw damaged("it is cut off");
  const bytes = await source.slice(offset, offset + size);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySignature)
      throw damaged("its list of files is not valid");
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const commentLength = view.getUint16(at + 32, true);
    if (at + 46 + nameLength + extraLength > bytes.length) throw damaged("its list of files is not valid");
    const name = createDecoder(
      flags & 0x800 ? "utf-8" : nameEncoding(bytes.subarray(at + 46, at + 46 + nameLength)),
    )
      .decode(bytes.subarray(at + 46, at + 46 + nameLength), true)
      .replaceAll("\\", "/");
    const wide = zip64(view, at + 46 + nameLength, extraLength, [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ]);
    const entry: ZipEntry = {
      name,
      byteLength: wide[0],
      packedLength: wide[1],
      crc: view.getUint32(at + 16, true),
      method: view.getUint16(at + 10, true),
      isEncrypted: (flags & 1) !== 0,
      offset: wide[2],
    };
    if (!name.endsWith("/")) entries.push(entry);
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

/**
 * Where an entry's bytes are.
 * @throws LatheError "file-unsafe" when it is encrypted, "file-damaged" when it is not where the archive says or packed in a way not known here
 */
export async function packedEntry(source: ByteSource, entry: ZipEntry): Promise<Packed> {
  const damaged = damagedZip(source.name);
  if (entry.isEncrypted)
    throw new LatheError("file-unsafe", {
      file: source.name,
      reason: `“${entry.name}” is locked by a password`,
    });
  if (entry.method !== 0 && entry.method !== 8)
    throw damaged(`“${entry.name}” is packed by method ${entry.method}; only deflate is read`);
  const header = await source.slice(entry.offset, Math.min(entry.offset + 30, source.byteLength));
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (header.length < 30 || view.getUint32(0, true) !== localSignature) throw damaged("it is cut off");
  const start = entry.offset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  const end = start + entry.packedLength;
  if (end > source.byteLength) throw damaged("it is cut off");
  if (entry.method === 0 && entry.byteLength !== entry.packedLength)
    throw damaged("its sizes contradict each other");
  return {
    source,
    format: entry.method === 0 ? "stored" : "deflate",
    start,
    end,
    expected: { byteLength: entry.byteLength, crc: entry.crc },
  };
}

async function findDirectory(
  source: ByteSource,
): Promise<{ readonly count: number; readonly size: number; readonly offset: number }> {
  const damaged = damagedZip(source.name);
  const from = Math.max(0, source.byteLength - 65_557); // the record and the longest comment
  const tail = await source.slice(from, source.byteLength);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  let at = tail.length - 22;
  while (at >= 0 && view.getUint32(at, true) !== endSignature) at--;
  if (at < 0) throw damaged("it is cut off: the list of files at its end is missing");
  const found = {
    count: view.getUint16(at + 10, true),
    size: view.getUint32(at + 12, true),
    offset: view.getUint32(at + 16, true),
  };
  if (found.count !== 0xffff && found.size !== 0xffffffff && found.offset !== 0xffffffff) return found;
  // Zip64: 20 bytes before stand where the wide record is.
  if (at < 20) return found;
  const record = Number(view.getBigUint64(at - 12, true));
  if (record + 56 > source.byteLength) return found;
  const wide = await source.slice(record, record + 56);
  const wideView = new DataView(wide.buffer, wide.byteOffset, wide.byteLength);
  if (wideView.getUint32(0, true) !== end64Signature) return found;
  return {
    count: Number(wideView.getBigUint64(32, true)),
    size: Number(wideView.getBigUint64(40, true)),
    offset: Number(wideView.getBigUint64(48, true)),
  };
}

/** Sizes of 0xffffffff stand, in this order, in the extra field 1. */
function zip64(
  view: DataView,
  start: number,
  length: number,
  narrow: readonly [number, number, number],
): readonly [number, number, number] {
  if (!narrow.includes(0xffffffff)) return narrow;
  for (let at = start; at + 4 <= start + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    const end = Math.min(next + view.getUint16(at + 2, true), start + length);
    const wide = narrow.map((value) => {
      if (value !== 0xffffffff || next + 8 > end) return value;
      next += 8;
      return Number(view.getBigUint64(next - 8, true));
    });
    return [wide[0]!, wide[1]!, wide[2]!];
  }
  return narrow;
}

/** Names without the mark of UTF-8 are often UTF-8 all the same. */
function nameEncoding(bytes: Uint8Array<ArrayBuffer>): string {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

function damagedZip(file: string): (reason: string) => LatheError {
  return (reason) => new LatheError("file-damaged", { file, what: "a zip archive", reason });
}
