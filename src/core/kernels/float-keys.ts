const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/** Of NaN: above the key of every number. */
export const MISSING_KEY = 0x7fffffff;

/** A whole number that rises with a float32: its bits, those of negative ones turned round. -0 is 0. */
export function keyOf(value: number): number {
  if (Number.isNaN(value)) return MISSING_KEY;
  float[0] = value + 0;
  const own = bits[0]!;
  return own < 0 ? own ^ 0x7fffffff : own;
}

/** The float32 of a key of a number. */
export function valueOf(key: number): number {
  bits[0] = key < 0 ? key ^ 0x7fffffff : key;
  return float[0]!;
}
