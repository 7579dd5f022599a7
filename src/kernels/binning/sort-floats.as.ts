/** Digits of 11 bits: three passes over the 32 of a number. */
const DIGITS: usize = 2048;

/**
 * See core/kernels/sort-floats.ts. By their digits, the lowest first (radix sort): the bits of a float32 rise with it once
 * those of negative ones are turned round. `spare` holds as many numbers again, and the counts of three digits.
 */
export function sortFloats(values: usize, n: u32, spare: usize): u32 {
  const counts = spare + ((<usize>n) << 2);
  memory.fill(counts, 0, (DIGITS * 3) << 2);
  let kept: usize = 0;
  for (let i: usize = 0; i < <usize>n; i++) {
    const value = load<f32>(values + (i << 2));
    if (value != value) continue;
    const key = rising(reinterpret<u32>(value));
    store<u32>(values + (kept++ << 2), key);
    count(counts + ((<usize>(key & 2047)) << 2));
    count(counts + ((DIGITS + <usize>((key >> 11) & 2047)) << 2));
    count(counts + ((2 * DIGITS + <usize>(key >> 22)) << 2));
  }
  place(values, kept, spare, counts, 0);
  place(spare, kept, values, counts + (DIGITS << 2), 11);
  place(values, kept, spare, counts + ((2 * DIGITS) << 2), 22);
  for (let i: usize = 0; i < kept; i++) {
    const key = load<u32>(spare + (i << 2));
    store<u32>(values + (i << 2), key >> 31 ? key ^ 0x80000000 : ~key);
  }
  return <u32>kept;
}

function rising(bits: u32): u32 {
  return bits >> 31 ? ~bits : bits ^ 0x80000000;
}

function count(at: usize): void {
  store<u32>(at, load<u32>(at) + 1);
}

/** One pass: in the order of one digit, and in the order they had where it is the same. */
function place(from: usize, n: usize, to: usize, counts: usize, shift: u32): void {
  let before: u32 = 0;
  for (let digit: usize = 0; digit < DIGITS; digit++) {
    const at = counts + (digit << 2);
    const own = load<u32>(at);
    store<u32>(at, before);
    before += own;
  }
  for (let i: usize = 0; i < n; i++) {
    const key = load<u32>(from + (i << 2));
    const at = counts + ((<usize>((key >> shift) & 2047)) << 2);
    const next = load<u32>(at);
    store<u32>(to + ((<usize>next) << 2), key);
    store<u32>(at, next + 1);
  }
}
