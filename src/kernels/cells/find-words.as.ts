/** See core/kernels/find-words.ts. The hash is another, over eight bytes at a time: where a word lies is nobody's concern. */
const LONGEST: u32 = 32;
const SLOT: usize = 48;
/** 2^64 over the golden ratio, odd. */
const SPREAD: u64 = ((<u64>0x9e3779b9) << 32) | 0x7f4a7c15;

export function findWords(
  bytes: usize,
  starts: usize,
  ends: usize,
  first: u32,
  stride: u32,
  n: u32,
  table: usize,
  nSlots: u32,
  codes: usize,
  to: u32,
): u32 {
  let cell: usize = (<usize>first) << 2;
  const step: usize = (<usize>stride) << 2;
  let into = codes + ((<usize>to) << 2);
  const mask = nSlots - 1;
  for (let i: u32 = 0; i < n; i++, cell += step, into += 4) {
    const start: u32 = load<u32>(starts + cell);
    const length = load<u32>(ends + cell) - start;
    if (length > LONGEST) return i;
    const slot = slotOf(bytes + <usize>start, length, table, mask);
    if (load<u32>(slot, 32) == 0) return i;
    store<u32>(into, load<u32>(slot, 36));
  }
  return n;
}

export function addWord(bytes: usize, start: u32, end: u32, table: usize, nSlots: u32, code: u32): void {
  const length = end - start;
  const at = bytes + <usize>start;
  const slot = slotOf(at, length, table, nSlots - 1);
  store<u64>(slot, eightAt(at, length, 0));
  store<u64>(slot, eightAt(at, length, 8), 8);
  store<u64>(slot, eightAt(at, length, 16), 16);
  store<u64>(slot, eightAt(at, length, 24), 24);
  store<u32>(slot, length + 1, 32);
  store<u32>(slot, code, 36);
}

/** Eight bytes of a word from byte `from` on, those past its end 0. */
function eightAt(at: usize, length: u32, from: u32): u64 {
  if (length >= from + 8) return load<u64>(at + <usize>from);
  if (length <= from) return 0;
  return load<u64>(at + <usize>from) & (~(<u64>0) >> <u64>((8 - (length - from)) << 3));
}

function slotOf(at: usize, length: u32, table: usize, mask: u32): usize {
  const a = eightAt(at, length, 0);
  let hash = mixed(<u64>length, a);
  let b: u64 = 0;
  let c: u64 = 0;
  let d: u64 = 0;
  if (length > 8) {
    b = eightAt(at, length, 8);
    hash = mixed(hash, b);
    if (length > 16) {
      c = eightAt(at, length, 16);
      d = eightAt(at, length, 24);
      hash = mixed(mixed(hash, c), d);
    }
  }
  let place = <u32>(hash ^ (hash >> 17)) & mask;
  let slot = table + <usize>place * SLOT;
  while (load<u32>(slot, 32) != 0) {
    if (load<u32>(slot, 32) == length + 1 && load<u64>(slot) == a && load<u64>(slot, 8) == b) {
      if (load<u64>(slot, 16) == c && load<u64>(slot, 24) == d) break;
    }
    place = (place + 1) & mask;
    slot = table + <usize>place * SLOT;
  }
  return slot;
}

function mixed(hash: u64, eight: u64): u64 {
  const product = (hash ^ eight) * SPREAD;
  return product ^ (product >> 32);
}
