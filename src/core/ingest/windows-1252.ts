/**
 * What 0x80–0x9F mean in windows-1252, as in the WHATWG Encoding Standard. Node 20's own decoder maps them to control characters, so the
 * page and the command line would disagree.
 */
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

export function decodeWindows1252(bytes: Uint8Array): string {
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
