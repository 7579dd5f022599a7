import type { ByteSource } from "#core/frame/reading.ts";

const encoder = new TextEncoder();

export function bytesSource(name: string, bytes: Uint8Array<ArrayBuffer>): ByteSource {
  return {
    name,
    byteLength: bytes.length,
    slice: async (start, end) => bytes.subarray(start, end),
  };
}

/** A pasted text as the file it would have been. */
export function textSource(name: string, text: string): ByteSource {
  return bytesSource(name, encoder.encode(text));
}
