/** See core/kernels/utf8-length.ts. Bytes of ASCII are passed 16 at a time. */
export function utf8Length(bytes: usize, from: u32, end: u32): u32 {
  let at = bytes + <usize>from;
  const last = bytes + <usize>end;
  for (;;) {
    while (at + 16 <= last && i8x16.bitmask(v128.load(at)) == 0) at += 16;
    if (at >= last) break;
    const high = <usize>ctz(<u32>i8x16.bitmask(v128.load(at)) | 0x10000);
    at += high;
    if (at >= last) break;
    if (high == 16) continue;
    const length = characterAt(at, last);
    if (length == 0) break;
    at += length;
  }
  return <u32>(min(at, last) - bytes) - from;
}

/** How many bytes the character has that begins with a byte past ASCII; 0 where there is none, or not all of it. */
function characterAt(at: usize, last: usize): usize {
  const byte: u32 = load<u8>(at);
  if (byte < 0xc2 || byte > 0xf4) return 0;
  const length: usize = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
  if (at + length > last) return 0;
  const lowest: u32 = byte == 0xe0 ? 0xa0 : byte == 0xf0 ? 0x90 : 0x80;
  const highest: u32 = byte == 0xed ? 0x9f : byte == 0xf4 ? 0x8f : 0xbf;
  const second: u32 = load<u8>(at, 1);
  if (second < lowest || second > highest) return 0;
  if (length > 2 && (load<u8>(at, 2) & 0xc0) != 0x80) return 0;
  if (length > 3 && (load<u8>(at, 3) & 0xc0) != 0x80) return 0;
  return length;
}
