import { LatheError } from "#core/shared/problems.ts";

/** Turns bytes that arrive in pieces into text; a character cut by a piece's end waits for the next. */
export interface Decoder {
  /** @param last no more bytes follow */
  decode(bytes: Uint8Array<ArrayBuffer>, last: boolean): string;
  /** Byte sequences so far that were not valid; each became U+FFFD. */
  invalid(): number;
  /** "windows-1252", "utf-8", …: it may be settled only at the first byte past ASCII. */
  name(): string;
}

/**
 * What 0x80–0x9F mean in windows-1252, as in the WHATWG Encoding Standard. Node 20's own decoder maps them to control characters, so the
 * page and the command line would disagree.
 */
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** The label is one that the platform's TextDecoder knows, or "windows-1252" and its aliases. */
export function createDecoder(label: string): Decoder {
  const canonical = label.trim().toLowerCase();
  if (/^(windows-1252|cp1252|latin1|iso-8859-1|ascii|us-ascii)$/.test(canonical)) {
    return { decode: decodeWindows1252, invalid: () => 0, name: () => "windows-1252" };
  }
  const name = canonical === "utf8" ? "utf-8" : canonical === "utf-16" ? "utf-16le" : canonical;
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(name, { ignoreBOM: true });
  } catch (cause) {
    throw new LatheError(
      "bad-parameter",
      { where: "Encoding", reason: `“${label}” is not known` },
      { cause },
    );
  }
  let invalid = 0;
  const genuine = createGenuineCounter(name);
  return {
    decode(bytes, last) {
      const text = decoder.decode(bytes, { stream: !last });
      const replaced = countCharacter(text, "\ufffd");
      if (replaced > 0) invalid += Math.max(0, replaced - genuine(bytes));
      return text;
    },
    invalid: () => invalid,
    name: () => name,
  };
}

/**
 * Reads as UTF-8 for as long as nothing but ASCII has come, then settles: windows-1252 (or Shift-JIS) when
 * the first piece with other bytes holds more broken sequences than whole ones. Nothing read before changes.
 */
export function createGuessingDecoder(): Decoder {
  const ascii = new TextDecoder("utf-8", { ignoreBOM: true });
  let settled: Decoder | null = null;
  return {
    decode(bytes, last) {
      if (settled === null) {
        const text = ascii.decode(bytes);
        // Each longer sequence makes fewer characters than bytes, and each broken one U+FFFD.
        if (text.length === bytes.length && !text.includes("\ufffd")) return text;
        settled = createDecoder(guessByteEncoding(bytes) ?? "utf-8");
      }
      return settled.decode(bytes, last);
    },
    invalid: () => settled?.invalid() ?? 0,
    name: () => settled?.name() ?? "utf-8",
  };
}

/** From a byte-order mark, or from zeros at every other byte as UTF-16 without one has. null: nothing says. */
export function detectUnicode(head: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8";
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const n = Math.min(head.length, 4096) & ~1;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let i = 0; i < n; i += 2) {
    if (head[i] === 0) evenZeros++;
    if (head[i + 1] === 0) oddZeros++;
  }
  if (n < 4) return null;
  if (oddZeros > 0.3 * (n / 2) && evenZeros < 0.05 * (n / 2)) return "utf-16le";
  if (evenZeros > 0.3 * (n / 2) && oddZeros < 0.05 * (n / 2)) return "utf-16be";
  return null;
}

/** null when all bytes are ASCII. Looks at 64 KiB from the first that is not. */
export function guessByteEncoding(all: Uint8Array): "utf-8" | "windows-1252" | "shift_jis" | null {
  const at = all.findIndex((byte) => byte >= 0x80);
  if (at === -1) return null;
  const bytes = all.subarray(at, at + 65536);
  let whole = 0;
  let broken = 0;
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i]!;
    if (byte < 0x80) {
      i++;
      continue;
    }
    const length = byte >= 0xf0 && byte < 0xf5 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
    let j = 1;
    while (j < length && ((bytes[i + j] ?? 0) & 0xc0) === 0x80) j++;
    // A sequence cut by the end of what is looked at says nothing against UTF-8.
    if (length > 0 && (j === length || i + j >= bytes.length)) whole++;
    else broken++;
    i += Math.max(1, j);
  }
  if (whole >= broken) return "utf-8";
  return looksLikeShiftJis(bytes) ? "shift_jis" : "windows-1252";
}

/** Every high byte part of a valid pair or a half-width kana, and kana or common kanji leads (0x81–0x97) throughout. */
function looksLikeShiftJis(bytes: Uint8Array): boolean {
  let pairs = 0;
  let common = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte < 0x80 || (byte >= 0xa1 && byte <= 0xdf)) continue;
    const trail = bytes[i + 1];
    if (trail === undefined) break;
    if (byte === 0x80 || byte === 0xa0 || byte > 0xfc || trail < 0x40 || trail === 0x7f || trail > 0xfc)
      return false;
    pairs++;
    if (byte <= 0x97) common++;
    i++;
  }
  return pairs >= 2 && common >= 0.8 * pairs;
}

function decodeWindows1252(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += 8192) {
    const units = Uint16Array.from(bytes.subarray(start, start + 8192));
    for (let i = 0; i < units.length; i++) {
      const unit = units[i]!;
      if (unit >= 0x80 && unit < 0xa0) units[i] = windows1252.charCodeAt(unit - 0x80);
    }
    parts.push(String.fromCharCode.apply(null, units as unknown as number[]));
  }
  return parts.join("");
}

export function countCharacter(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) count++;
  return count;
}

/** Counts U+FFFD that the file itself holds, which are not errors; a split one is carried over. */
function createGenuineCounter(name: string): (bytes: Uint8Array) => number {
  const pattern = name === "utf-8" ? [0xef, 0xbf, 0xbd] : name === "utf-16le" ? [0xfd, 0xff] : [0xff, 0xfd];
  return (bytes) => {
    let count = 0;
    for (let i = 0; i < bytes.length; i++) {
      if (pattern.every((byte, j) => bytes[i + j] === byte)) count++;
    }
    return count;
  };
}
