import { type GuessedEncoding, guessLegacyEncoding } from "#core/ingest/byte-encodings.ts";
import { decodeUtf32 } from "#core/ingest/utf-32.ts";
import { decodeWindows1252 } from "#core/ingest/windows-1252.ts";
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

/** The label is one that the platform's TextDecoder knows, or "windows-1252" and its aliases. */
export function createDecoder(label: string): Decoder {
  const canonical = label.trim().toLowerCase();
  if (/^(windows-1252|cp1252|latin1|iso-8859-1|ascii|us-ascii)$/.test(canonical)) {
    return { decode: decodeWindows1252, invalid: () => 0, name: () => "windows-1252" };
  }
  const name = canonical === "utf8" ? "utf-8" : canonical === "utf-16" ? "utf-16le" : canonical;
  if (name === "utf-32le" || name === "utf-32be") return decodeUtf32(name);
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
 * Reads as UTF-8 for as long as nothing but ASCII has come, then settles: another encoding when
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
        settled = createDecoder(guessByteEncoding(bytes)?.name ?? "utf-8");
      }
      return settled.decode(bytes, last);
    },
    invalid: () => settled?.invalid() ?? 0,
    name: () => settled?.name() ?? "utf-8",
  };
}

/** From a byte-order mark, or from zeros at every other byte as UTF-16 without one has. null: nothing says. */
export function detectUnicode(head: Uint8Array): { readonly name: string; readonly marked: boolean } | null {
  const marked = (name: string) => ({ name, marked: true });
  const unmarked = (name: string) => ({ name, marked: false });
  if (head.length >= 4 && head.length % 4 === 0) {
    if (head[0] === 0xff && head[1] === 0xfe && head[2] === 0 && head[3] === 0) return marked("utf-32le");
    if (head[0] === 0 && head[1] === 0 && head[2] === 0xfe && head[3] === 0xff) return marked("utf-32be");
    const wide = everyFourth(head);
    if (wide !== null) return unmarked(wide);
  }
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return marked("utf-8");
  if (head[0] === 0xff && head[1] === 0xfe) return marked("utf-16le");
  if (head[0] === 0xfe && head[1] === 0xff) return marked("utf-16be");
  const n = Math.min(head.length, 4096) & ~1;
  if (n < 4) return null;
  let evenZeros = 0;
  let oddZeros = 0;
  // Where most letters are not ASCII, the line ends and delimiters still are.
  let evenSigns = 0;
  let oddSigns = 0;
  for (let i = 0; i < n; i += 2) {
    const even = head[i]!;
    const odd = head[i + 1]!;
    if (even === 0) evenZeros++;
    if (odd === 0) oddZeros++;
    if (odd === 0 && isSign(even)) oddSigns++;
    if (even === 0 && isSign(odd)) evenSigns++;
  }
  const half = n / 2;
  if (oddZeros > 0.1 * half && evenZeros < 0.02 * half && oddSigns > 0.02 * half) return unmarked("utf-16le");
  if (evenZeros > 0.1 * half && oddZeros < 0.02 * half && evenSigns > 0.02 * half)
    return unmarked("utf-16be");
  return null;
}

/** A line end, a delimiter, a blank or a digit. */
function isSign(byte: number): boolean {
  return (
    byte === 10 ||
    byte === 13 ||
    byte === 9 ||
    byte === 32 ||
    byte === 44 ||
    byte === 59 ||
    (byte >= 48 && byte <= 57)
  );
}

/** UTF-32 without a mark: two or three of four bytes are zero throughout. */
function everyFourth(head: Uint8Array): "utf-32le" | "utf-32be" | null {
  const n = Math.min(head.length, 4096) & ~3;
  let little = n > 8;
  let big = n > 8;
  for (let i = 0; i < n; i += 4) {
    little &&= head[i + 3] === 0 && head[i + 2]! <= 0x10 && (head[i] !== 0 || head[i + 1] !== 0);
    big &&= head[i] === 0 && head[i + 1]! <= 0x10 && (head[i + 2] !== 0 || head[i + 3] !== 0);
  }
  return little ? "utf-32le" : big ? "utf-32be" : null;
}

/** null when all bytes are ASCII. Looks at 64 KiB from the first that is not. */
export function guessByteEncoding(all: Uint8Array<ArrayBuffer>): GuessedEncoding | null {
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
  if (broken === 0) return { name: "utf-8", confidence: 1 };
  if (whole >= broken) return { name: "utf-8", confidence: whole / (whole + broken) };
  let start = at;
  while (start > 0 && at - start < 64 && all[start - 1] !== 10) start--;
  return guessLegacyEncoding(all.subarray(start, at + 65536));
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
