// What the scripts share that make tables up from fixed seeds: the same bytes again on every machine.

/** Mulberry32: a small generator of 32-bit state; uniform in [0, 1). @param {number} seed */
export function generator(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  };
}

/** About normal, and the same in every engine: the sum of twelve uniform numbers less six. @param {() => number} next */
export function bell(next) {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += next();
  return sum;
}

/** @param {() => number} next @param {readonly string[]} items */
export const pick = (next, items) => items[Math.floor(next() * items.length)] ?? "";
