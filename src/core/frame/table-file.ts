import * as z from "zod/mini";
import type { Column, Dictionary, Table } from "#core/frame/column.ts";
import { lengthOf } from "#core/frame/column-length.ts";
import { LatheError } from "#core/shared/problems.ts";

/**
 * A table as one file: 24 bytes of preamble (magic, version, header length, checksum), a JSON header that says what
 * each column is, then the columns' buffers, each starting at a multiple of 8. Little-endian.
 */
const magic = "LATHETBL";
const version = 1;
const preambleBytes = 24;

const bufferTypes = {
  f64: Float64Array,
  f32: Float32Array,
  i32: Int32Array,
  u32: Uint32Array,
  u8: Uint8Array,
};
type BufferType = keyof typeof bufferTypes;
type Buffer = Float64Array | Float32Array | Int32Array | Uint32Array | Uint8Array;

/** Offset in bytes from the start of the buffers, length in elements. */
const span = z.object({
  type: z.enum(["f64", "f32", "i32", "u32", "u8"]),
  offset: z.int().check(z.nonnegative()),
  length: z.int().check(z.nonnegative()),
});
const dictionary = z.object({ codes: span, categories: z.array(z.string()) });
const columnHeader = z.discriminatedUnion("kind", [
  z.object({
    kind: z.enum(["numeric", "integer"]),
    name: z.string(),
    values: span,
    written: z.nullable(dictionary),
  }),
  z.object({ kind: z.enum(["categorical", "boolean"]), name: z.string(), dictionary }),
  z.object({ kind: z.literal("datetime"), name: z.string(), epochMs: span, hasTime: z.boolean() }),
  z.object({ kind: z.literal("text"), name: z.string(), bytes: span, offsets: span }),
]);
const headerSchema = z.object({ nRows: z.int().check(z.nonnegative()), columns: z.array(columnHeader) });
type Span = z.infer<typeof span>;
type ColumnHeader = z.infer<typeof columnHeader>;

/** The parts of the file, in order: to be written one after the other, or joined. */
export function encodeTable(table: Table): Uint8Array<ArrayBuffer>[] {
  const buffers: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  const place = (buffer: Buffer): Span => {
    const bytes = unshared(new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength));
    const placed = { type: typeOf(buffer), offset, length: buffer.length };
    buffers.push(bytes);
    const padding = padTo8(bytes.length);
    if (padding > 0) buffers.push(new Uint8Array(padding));
    offset += bytes.length + padding;
    return placed;
  };
  const placeDictionary = ({ codes, categories }: Dictionary) => ({
    codes: place(codes),
    categories: [...categories],
  });
  const columns = table.columns.map((column): ColumnHeader => {
    switch (column.kind) {
      case "numeric":
      case "integer": {
        const written = column.written === undefined ? null : placeDictionary(column.written);
        return { kind: column.kind, name: column.name, values: place(column.values), written };
      }
      case "categorical":
      case "boolean":
        return { kind: column.kind, name: column.name, dictionary: placeDictionary(column) };
      case "datetime":
        return {
          kind: "datetime",
          name: column.name,
          epochMs: place(column.epochMs),
          hasTime: column.hasTime,
        };
      case "text":
        return {
          kind: "text",
          name: column.name,
          bytes: place(column.bytes),
          offsets: place(column.offsets),
        };
    }
  });
  const json = new TextEncoder().encode(JSON.stringify({ nRows: table.nRows, columns }));
  const header = new Uint8Array(json.length + padTo8(json.length)).fill(0x20);
  header.set(json);
  const preamble = new Uint8Array(preambleBytes);
  for (let i = 0; i < 8; i++) preamble[i] = magic.charCodeAt(i);
  const view = new DataView(preamble.buffer);
  view.setUint32(8, version, true);
  view.setUint32(12, header.length, true);
  let sum = checksum(start, header);
  for (const buffer of buffers) sum = checksum(sum, buffer);
  view.setUint32(16, sum, true);
  return [preamble, header, ...buffers];
}

/**
 * The columns are views of `bytes` where these start at a multiple of 8, else copies.
 * @throws LatheError "project-invalid" when the bytes are not a table, are cut, or were damaged
 */
export function decodeTable(bytes: Uint8Array): Table {
  const refuse = (reason: string) => new LatheError("project-invalid", { reason: `its table ${reason}` });
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  if (aligned.length < preambleBytes || [...magic].some((c, i) => aligned[i] !== c.charCodeAt(0))) {
    throw refuse("is not in Lathe's format");
  }
  const view = new DataView(aligned.buffer, aligned.byteOffset, aligned.byteLength);
  const found = view.getUint32(8, true);
  if (found > version) throw new LatheError("project-newer", { version: found, known: version });
  const bodyAt = preambleBytes + view.getUint32(12, true);
  if (bodyAt > aligned.length || aligned.length % 8 !== 0) throw refuse("is cut short");
  if (checksum(start, aligned.subarray(preambleBytes)) !== view.getUint32(16, true))
    throw refuse("is damaged");
  const text = new TextDecoder().decode(aligned.slice(preambleBytes, bodyAt));
  const parsed = headerSchema.safeParse(parseJson(text));
  if (!parsed.success) throw refuse("has a header that cannot be read");
  const { nRows } = parsed.data;
  const take = <A extends Buffer>({ type, offset, length }: Span, wanted: readonly BufferType[]): A => {
    const Type = bufferTypes[type];
    const end = bodyAt + offset + length * Type.BYTES_PER_ELEMENT;
    if (!wanted.includes(type) || offset % 8 !== 0 || end > aligned.length)
      throw refuse("has a column of the wrong size");
    return new Type(aligned.buffer as ArrayBuffer, aligned.byteOffset + bodyAt + offset, length) as A;
  };
  const takeDictionary = ({ codes: at, categories }: z.infer<typeof dictionary>): Dictionary => {
    const codes = take<Int32Array>(at, ["i32"]);
    if (codes.some((code) => code < -1 || code >= categories.length))
      throw refuse("has a category that is not named");
    return { codes, categories };
  };
  const columns = parsed.data.columns.map((header): Column => {
    switch (header.kind) {
      case "numeric":
      case "integer": {
        const { kind, name } = header;
        const values = take<Float64Array | Float32Array>(header.values, ["f64", "f32"]);
        return header.written === null
          ? { kind, name, values }
          : { kind, name, values, written: takeDictionary(header.written) };
      }
      case "categorical":
      case "boolean":
        return { kind: header.kind, name: header.name, ...takeDictionary(header.dictionary) };
      case "datetime": {
        const epochMs = take<Float64Array>(header.epochMs, ["f64"]);
        return { kind: "datetime", name: header.name, epochMs, hasTime: header.hasTime };
      }
      case "text": {
        const utf8 = take<Uint8Array>(header.bytes, ["u8"]);
        const offsets = take<Uint32Array>(header.offsets, ["u32"]);
        if (!isHeap(utf8, offsets)) throw refuse("has a text column of the wrong size");
        return { kind: "text", name: header.name, bytes: utf8, offsets };
      }
    }
  });
  if (columns.some((column) => lengthOf(column) !== nRows)) throw refuse("has columns of different lengths");
  return { nRows, columns };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Text ends where its bytes end, and never before it starts. */
function isHeap(bytes: Uint8Array, offsets: Uint32Array): boolean {
  return (
    offsets[0] === 0 &&
    offsets.at(-1) === bytes.length &&
    offsets.every((at, i) => i === 0 || at >= offsets[i - 1]!)
  );
}

/** Blobs and files do not take shared memory. */
function unshared(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : Uint8Array.from(bytes);
}

function typeOf(buffer: Buffer): BufferType {
  if (buffer instanceof Float64Array) return "f64";
  if (buffer instanceof Float32Array) return "f32";
  if (buffer instanceof Int32Array) return "i32";
  return buffer instanceof Uint32Array ? "u32" : "u8";
}

function padTo8(nBytes: number): number {
  return (8 - (nBytes % 8)) % 8;
}

const start = 0x811c9dc5;

/** Over bytes, FNV-1a's step: each is a bijection of the sum, so that one changed byte always shows. */
function checksum(sum: number, bytes: Uint8Array): number {
  let h = sum | 0;
  for (let i = 0; i < bytes.length; i++) h = Math.imul(h ^ bytes[i]!, 0x01000193);
  return h >>> 0;
}
