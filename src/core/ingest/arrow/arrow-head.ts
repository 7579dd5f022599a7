import type { ByteSource } from "#core/frame/reading.ts";

const continuation = 0xffffffff;
const magic = "ARROW1";
const recordBatch = 3;
const endOfStream = new Uint8Array([255, 255, 255, 255, 0, 0, 0, 0]);
/** A file has its magic, and two bytes to the next multiple of eight, before what a stream is. */
const afterMagic = 8;
/** Messages before the first batch are the schema and dictionaries; a file with more is not walked through. */
const mostMessages = 10_000;

/** A message of a file or stream: where it ends, and what its head says. */
export interface ArrowMessage {
  readonly end: number;
  readonly isBatch: boolean;
  /** Of a batch. */
  readonly nRows: number;
  readonly isPacked: boolean;
  readonly bodyLength: number;
}

/**
 * Goes through the messages by their heads: no body is read.
 * @param enough where it says so the walk ends with that message
 * @returns null where messages are not encapsulated as they have been since version 0.15, or are too many
 * @see https://arrow.apache.org/docs/format/Columnar.html#encapsulated-message-format
 */
export async function arrowMessages(
  source: ByteSource,
  enough: (message: ArrowMessage) => boolean = () => false,
): Promise<{ readonly start: number; readonly messages: readonly ArrowMessage[] } | null> {
  const first = await source.slice(0, Math.min(afterMagic, source.byteLength));
  const start = String.fromCharCode(...first.subarray(0, magic.length)) === magic ? afterMagic : 0;
  const messages: ArrowMessage[] = [];
  let at = start;
  for (let n = 0; n < mostMessages; n++) {
    const prefix = viewOf(await source.slice(at, Math.min(at + 8, source.byteLength)));
    const isEnd = prefix.byteLength === 0 || (prefix.byteLength === 8 && prefix.getInt32(4, true) === 0);
    if (isEnd) return { start, messages };
    if (prefix.byteLength < 8 || prefix.getUint32(0, true) !== continuation) return null;
    const length = prefix.getInt32(4, true);
    if (length < 8 || at + 8 + length > source.byteLength) return null;
    const head = messageOf(viewOf(await source.slice(at + 8, at + 8 + length)));
    if (head === null) return null;
    at += 8 + length + head.bodyLength;
    if (at > source.byteLength) return null;
    const message = { ...head, end: at };
    messages.push(message);
    if (enough(message)) return { start, messages };
  }
  return null;
}

/**
 * An Arrow stream of what stands before and in the first record batch of a file or stream: nothing past it is read.
 * @returns null where it cannot be walked through, or there is no batch
 */
export async function arrowHead(source: ByteSource): Promise<Uint8Array<ArrayBuffer> | null> {
  const found = await arrowMessages(source, ({ isBatch }) => isBatch);
  const last = found?.messages.at(-1);
  if (found === null || last?.isBatch !== true) return null;
  return endedStream(await source.slice(found.start, last.end));
}

export function endedStream(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const stream = new Uint8Array(bytes.length + endOfStream.length);
  stream.set(bytes);
  stream.set(endOfStream, bytes.length);
  return stream;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Of the flatbuffer Message: what it is (its second field), its head (the third) and how many bytes follow it (the fourth). */
function messageOf(view: DataView): Omit<ArrowMessage, "end"> | null {
  try {
    const message = fieldsOf(view, view.getInt32(0, true));
    const [type, header, body] = [message(1), message(2), message(3)];
    const isBatch = type !== 0 && view.getUint8(type) === recordBatch;
    const bodyLength = body === 0 ? 0 : Number(view.getBigInt64(body, true));
    if (!isBatch || header === 0) return { isBatch, nRows: 0, isPacked: false, bodyLength };
    const batch = fieldsOf(view, header + view.getUint32(header, true));
    const rows = batch(0);
    const nRows = rows === 0 ? 0 : Number(view.getBigInt64(rows, true));
    return { isBatch, nRows, isPacked: batch(3) !== 0, bodyLength };
  } catch {
    return null; // a table that points outside of its message
  }
}

/** Where each field of a flatbuffer table stands; 0 for one that it leaves out. */
function fieldsOf(view: DataView, table: number): (n: number) => number {
  const places = table - view.getInt32(table, true);
  const size = view.getUint16(places, true);
  return (n) => {
    const offset = 4 + 2 * n < size ? view.getUint16(places + 4 + 2 * n, true) : 0;
    return offset === 0 ? 0 : table + offset;
  };
}
