import type { Column } from "#core/frame/column.ts";

/** Rows that agree, put together. */
export interface EqualRows {
  /** Group of each row: groups are numbered as they first appear. */
  readonly groupOf: Int32Array;
  /** First row of each group, ascending. */
  readonly firsts: Int32Array;
}

const float = new Float64Array(1);
const words = new Int32Array(float.buffer);

/** Rows are equal where they agree in every one of these columns; missing equals missing, and 0 equals -0. */
export function equalRows(columns: readonly Column[], nRows: number): EqualRows {
  const hashes = new Int32Array(nRows);
  for (const column of columns) addHashes(hashes, column);
  // Open addressing: group + 1, 0 where there is none; at most half full. No object a row.
  let size = 16;
  while (size < 2 * nRows) size *= 2;
  const slots = new Int32Array(size);
  const groupOf = new Int32Array(nRows);
  const firsts = new Int32Array(nRows);
  let nGroups = 0;
  for (let row = 0; row < nRows; row++) {
    let slot = (hashes[row]! >>> 0) & (size - 1);
    for (; slots[slot] !== 0; slot = (slot + 1) & (size - 1)) {
      const earlier = firsts[slots[slot]! - 1]!;
      // Equal hashes are compared in full, so that chance never makes two rows equal.
      if (hashes[earlier] === hashes[row] && columns.every((column) => isSame(column, row, earlier))) break;
    }
    if (slots[slot] === 0) {
      firsts[nGroups] = row;
      slots[slot] = ++nGroups;
    }
    groupOf[row] = slots[slot]! - 1;
  }
  return { groupOf, firsts: firsts.slice(0, nGroups) };
}

function addHashes(hashes: Int32Array, column: Column): void {
  const mix = (h: number, word: number) => {
    const mixed = Math.imul(h ^ word, 0x85ebca6b);
    return Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
  };
  for (let row = 0; row < hashes.length; row++) {
    let h = hashes[row]! + 0x9e3779b9;
    if ("codes" in column) h = mix(h, column.codes[row]!);
    else if (column.kind === "text") {
      for (let i = column.offsets[row]!; i < column.offsets[row + 1]!; i++) h = mix(h, column.bytes[i]!);
    } else {
      float[0] = (column.kind === "datetime" ? column.epochMs[row]! : column.values[row]!) + 0;
      if (float[0] !== float[0]) h = mix(h, 1);
      else h = mix(mix(h, words[0]!), words[1]!);
    }
    hashes[row] = h;
  }
}

function isSame(column: Column, a: number, b: number): boolean {
  if ("codes" in column) return column.codes[a] === column.codes[b];
  if (column.kind === "text") return isSameText(column.bytes, column.offsets, a, b);
  const values = column.kind === "datetime" ? column.epochMs : column.values;
  return values[a] === values[b] || (Number.isNaN(values[a]!) && Number.isNaN(values[b]!));
}

function isSameText(bytes: Uint8Array, offsets: Uint32Array, a: number, b: number): boolean {
  const start = offsets[a]!;
  const length = offsets[a + 1]! - start;
  const other = offsets[b]!;
  if (length !== offsets[b + 1]! - other) return false;
  for (let i = 0; i < length; i++) if (bytes[start + i] !== bytes[other + i]) return false;
  return true;
}
