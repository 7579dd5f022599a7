import { createDecoder, detectUnicode } from "#core/ingest/decoder.ts";
import { refuseForeignBytes } from "#core/ingest/refusal.ts";
import type { ByteSource } from "#core/frame/reading.ts";
import { LatheError } from "#core/shared/problems.ts";

/** What the first bytes of a file say it is. A zip may still turn out to be a workbook. */
export type FileFormat = "text" | "json" | "ndjson" | "gzip" | "zip" | "parquet" | "arrow";

const headBytes = 64 * 1024;

/**
 * Recognises a file by its content; its name says nothing.
 * @throws LatheError "file-empty"; "file-changed"; "file-not-a-table" for what is recognised and cannot be read (images, PDF, old Excel, …)
 */
export async function sniff(source: ByteSource): Promise<FileFormat> {
  if (source.byteLength === 0) throw new LatheError("file-empty", { file: source.name });
  const length = Math.min(headBytes, source.byteLength);
  const head = await source.slice(0, length);
  if (head.length !== length) throw new LatheError("file-changed", { file: source.name });
  if (startsWith(head, "PK\x03\x04") || startsWith(head, "PK\x05\x06")) return "zip";
  if (startsWith(head, "\x1f\x8b")) return "gzip";
  if (startsWith(head, "PAR1")) return "parquet";
  if (startsWith(head, "ARROW1")) return "arrow";
  refuseForeignBytes(source.name, head);
  if (isArrowStream(head, source.byteLength)) return "arrow";
  return textFormat(head, length === source.byteLength);
}

function startsWith(head: Uint8Array, signature: string): boolean {
  if (head.length < signature.length) return false;
  for (let i = 0; i < signature.length; i++) if (head[i] !== signature.charCodeAt(i)) return false;
  return true;
}

/** An Arrow stream has no magic: a continuation marker, the length of a schema message, and that message's root. */
function isArrowStream(head: Uint8Array, byteLength: number): boolean {
  if (head.length < 16) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (view.getUint32(0, true) !== 0xffffffff) return false;
  const length = view.getInt32(4, true);
  const root = view.getUint32(8, true);
  return length > 8 && length % 8 === 0 && length + 8 <= byteLength && root >= 4 && root < length;
}

/** JSON opens with a brace or a bracket that something of JSON follows; with one value a line it is NDJSON. */
function textFormat(bytes: Uint8Array<ArrayBuffer>, whole: boolean): "text" | "json" | "ndjson" {
  const text = createDecoder(detectUnicode(bytes)?.name ?? "utf-8")
    .decode(bytes, whole)
    .replace(/^\ufeff/, "")
    .trimStart();
  if (!/^(\{\s*("|\}|$)|\[\s*([{[\]"]|-?\d|true\b|false\b|null\b|$))/.test(text)) return "text";
  const [first = "", second] = text.split(/\r?\n/, 40).filter((line) => line.trim() !== "");
  const isWhole = isJson(first);
  if (second === undefined) return isWhole || !whole || !looksDelimited(first) ? "json" : "text";
  if (isWhole && second.trimStart()[0] === first[0]) return "ndjson";
  // [10.0.0.1] on each line: brackets that close, around no JSON.
  if (!isWhole && /^\s*\[.*\]\s*$/.test(first)) return "text";
  // "[1], [2]" over other lines is a table whose cells have brackets, and no JSON.
  return looksDelimited(first) ? "text" : "json";
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** A bracket closes and more cells follow on the same line. */
function looksDelimited(line: string): boolean {
  return /^(\[[^[\]{}"]*\]|\{[^[\]{}"]*\})\s*[,;\t|]/.test(line);
}
