/**
 * How many of bytes [from, end) are whole characters of UTF-8, from `from` on, until a byte that is none or a character
 * that is cut.
 * @see RFC 3629, section 4
 */
export function utf8Length(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  for (;;) {
    while (at < end && bytes[at]! < 0x80) at++;
    if (at === end) return at - from;
    const length = characterAt(bytes, at, end);
    if (length === 0) return at - from;
    at += length;
  }
}

/** How many bytes the character has that begins with a byte past ASCII; 0 where there is none, or not all of it. */
function characterAt(bytes: Uint8Array, at: number, end: number): number {
  const byte = bytes[at]!;
  if (byte < 0xc2 || byte > 0xf4) return 0;
  const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
  if (at + length > end) return 0;
  const lowest = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
  const highest = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
  const second = bytes[at + 1]!;
  if (second < lowest || second > highest) return 0;
  for (let i = at + 2; i < at + length; i++) if ((bytes[i]! & 0xc0) !== 0x80) return 0;
  return length;
}
