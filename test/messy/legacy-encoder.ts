/** Encoders for the encodings that the platform only decodes: its own decoder, turned round. */
const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

function tableOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(encoding);
  if (known) return known;
  const decoder = new TextDecoder(encoding, { fatal: true });
  const table = new Map<string, readonly number[]>();
  const take = (bytes: readonly number[]) => {
    try {
      const text = decoder.decode(Uint8Array.from(bytes));
      if ([...text].length === 1 && !table.has(text)) table.set(text, bytes);
    } catch {
      // not a character of this encoding
    }
  };
  for (let byte = 0; byte < 256; byte++) take([byte]);
  const wide = /^(shift_jis|euc-jp|gbk|big5|euc-kr)$/.test(encoding);
  for (let lead = 0x81; wide && lead < 0xff; lead++)
    for (let trail = 0x40; trail < 0xff; trail++) take([lead, trail]);
  tables.set(encoding, table);
  return table;
}

/** @throws when a character is not in the encoding: a generator that asks for it is wrong */
export function encodeLegacy(text: string, encoding: string): Uint8Array<ArrayBuffer> {
  const table = tableOf(encoding);
  const bytes: number[] = [];
  for (const character of text) {
    const code = table.get(character);
    if (code === undefined) throw new Error(`${encoding} has no “${character}”`);
    bytes.push(...code);
  }
  return Uint8Array.from(bytes);
}

/** UTF-16 and UTF-32, little or big endian. */
export function encodeWide(text: string, bytesEach: 2 | 4, littleEndian: boolean): Uint8Array<ArrayBuffer> {
  const units =
    bytesEach === 2
      ? Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
      : [...text].map((character) => character.codePointAt(0)!);
  const view = new DataView(new ArrayBuffer(units.length * bytesEach));
  units.forEach((unit, i) => {
    if (bytesEach === 2) view.setUint16(i * 2, unit, littleEndian);
    else view.setUint32(i * 4, unit, littleEndian);
  });
  return new Uint8Array(view.buffer);
}
