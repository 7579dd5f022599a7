import type { ByteSource } from "#core/frame/reading.ts";
import { detectUnicode } from "#core/ingest/decoder.ts";
import { deepestList } from "#core/ingest/json/json-shapes.ts";
import { JsonValues } from "#core/ingest/json/json-values.ts";

/** A list that begins further on is not looked for: {"meta": {…}, "data": […]} has it near the start. */
const searched = 64 * 1024;

/**
 * The list of records that makes up an object of JSON, {"data": [{…}, …]} or {"response": {"items": [{…}, …]}}, as a source of its own
 * that begins with it.
 * @param headBytes so many of the list are to be read: it has to go on past a quarter of them, or it is not what makes the file large
 * @returns null where there is none in it, or the text is not UTF-8
 */
export async function listInObject(source: ByteSource, headBytes: number): Promise<ByteSource | null> {
  const bytes = await source.slice(0, Math.min(headBytes / 4, source.byteLength));
  if ((detectUnicode(bytes)?.name ?? "utf-8") !== "utf-8") return null;
  const open = placeOfList(bytes.subarray(0, searched));
  if (open === null || source.byteLength - open <= headBytes) return null;
  const values = new JsonValues(true);
  for (const _ of values.read(new TextDecoder().decode(bytes.subarray(open)), false))
    if (values.isComplete) break;
  if (values.isComplete) return null;
  return {
    name: source.name,
    byteLength: source.byteLength - open,
    slice: (start, end) => source.slice(open + start, open + end),
  };
}

const [quote, backslash, openList, closeList, openObject, closeObject] = [34, 92, 91, 93, 123, 125];
const blanks = new Set([9, 10, 13, 32]);

/** Of a list of objects that is a value of the outermost object, or of one within it. In UTF-8 no other sign has these bytes. */
function placeOfList(bytes: Uint8Array): number | null {
  let depth = 0;
  let lists = 0;
  let inString = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (inString) {
      if (byte === backslash) at++;
      else if (byte === quote) inString = false;
    } else if (byte === quote) inString = true;
    else if (byte === openList || byte === openObject) {
      const isWithin = lists === 0 && depth > 0 && depth <= deepestList;
      if (byte === openList && isWithin && nextSign(bytes, at + 1) === openObject) return at;
      depth++;
      if (byte === openList) lists++;
    } else if (byte === closeList || byte === closeObject) {
      depth--;
      if (byte === closeList) lists--;
    }
  }
  return null;
}

function nextSign(bytes: Uint8Array, from: number): number | undefined {
  let at = from;
  while (blanks.has(bytes[at] ?? 0)) at++;
  return bytes[at];
}
