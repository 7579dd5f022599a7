/**
 * Unpacks an LZ4 frame, as Arrow and Feather files pack their buffers by default. Blocks may refer to the ones before them. Checksums are passed over: what
 * is not valid shows by its length.
 * @param length bytes that come out
 * @throws RangeError when it is no such frame, is cut off, or gives another length
 * @see LZ4 Frame Format 1.6.4, LZ4 Block Format
 */
export function unpackLz4Frame(packed: Uint8Array, length: number): Uint8Array {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  if (packed.length < 7 || view.getUint32(0, true) !== 0x184d2204) throw new RangeError("no LZ4 frame");
  const flags = packed[4]!;
  const hasBlockChecksums = (flags & 0x10) !== 0;
  let at = 6 + (flags & 0x08 ? 8 : 0) + (flags & 0x01 ? 4 : 0) + 1;
  const out = new Uint8Array(length);
  let filled = 0;
  for (;;) {
    if (at + 4 > packed.length) throw new RangeError("LZ4 frame is cut off");
    const size = view.getUint32(at, true);
    at += 4;
    if (size === 0) break;
    const bytes = size & 0x7fffffff;
    if (at + bytes > packed.length) throw new RangeError("LZ4 frame is cut off");
    const block = packed.subarray(at, at + bytes);
    if (size >>> 31 === 0) filled = unpackLz4Block(block, out, filled);
    else {
      if (filled + bytes > length) throw new RangeError("LZ4 frame is too long");
      out.set(block, filled);
      filled += bytes;
    }
    at += bytes + (hasBlockChecksums ? 4 : 0);
  }
  if (filled !== length) throw new RangeError("LZ4 frame has another length");
  return out;
}

/**
 * Unpacks one LZ4 block behind what is unpacked already, which it may refer to.
 * @returns how much of `out` is filled now
 * @throws RangeError when it is not valid
 */
export function unpackLz4Block(block: Uint8Array, out: Uint8Array, from: number): number {
  let at = 0;
  let filled = from;
  const longer = (short: number): number => {
    let length = short;
    if (short !== 15) return length;
    for (let byte = 255; byte === 255; ) {
      byte = block[at++] ?? 0;
      length += byte;
    }
    return length;
  };
  while (at < block.length) {
    const token = block[at++]!;
    const literals = longer(token >>> 4);
    if (at + literals > block.length || filled + literals > out.length)
      throw new RangeError("LZ4 block is not valid");
    out.set(block.subarray(at, at + literals), filled);
    at += literals;
    filled += literals;
    if (at >= block.length) break; // the last sequence has no match
    const offset = block[at]! | ((block[at + 1] ?? 0) << 8);
    at += 2;
    const match = longer(token & 15) + 4;
    if (offset === 0 || offset > filled || filled + match > out.length)
      throw new RangeError("LZ4 block is not valid");
    for (let end = filled + match; filled < end; filled++) out[filled] = out[filled - offset]!;
  }
  return filled;
}
