import type { Decoder } from "#core/ingest/decoder.ts";

/** The platform has no decoder for it. A character cut by a piece's end waits; what is no code point becomes U+FFFD. */
export function decodeUtf32(name: "utf-32le" | "utf-32be"): Decoder {
  let rest: Uint8Array = new Uint8Array(0);
  let invalid = 0;
  return {
    decode(bytes, last) {
      const all = new Uint8Array(rest.length + bytes.length);
      all.set(rest);
      all.set(bytes, rest.length);
      const n = all.length & ~3;
      const view = new DataView(all.buffer);
      const parts: string[] = [];
      for (let at = 0; at < n; at += 4) {
        const point = view.getUint32(at, name === "utf-32le");
        const isPoint = point <= 0x10ffff && !(point >= 0xd800 && point < 0xe000);
        if (!isPoint) invalid++;
        parts.push(isPoint ? String.fromCodePoint(point) : "\ufffd");
      }
      rest = all.slice(n);
      if (last && rest.length > 0) {
        invalid++;
        parts.push("\ufffd");
      }
      return parts.join("");
    },
    invalid: () => invalid,
    name: () => name,
  };
}
