/**
 * MurmurHash3_x86_32 (Austin Appleby, public domain, github.com/aappleby/smhasher) with seed 0: the hash of
 * scikit-learn's FeatureHasher and of ONNX Runtime's MurmurHash3.
 * @returns a signed whole number of 32 bits
 */
export function murmur3(bytes: Uint8Array): number {
  let hash = 0;
  const nWhole = bytes.length & ~3;
  for (let at = 0; at < nWhole; at += 4) {
    hash ^= scrambled(bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24));
    hash = (Math.imul(rotated(hash, 13), 5) + 0xe6546b64) | 0;
  }
  let rest = 0;
  for (let at = bytes.length - 1; at >= nWhole; at--) rest = (rest << 8) | bytes[at]!;
  if (nWhole < bytes.length) hash ^= scrambled(rest);
  hash ^= bytes.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

const rotated = (word: number, by: number) => (word << by) | (word >>> (32 - by));

function scrambled(word: number): number {
  return Math.imul(rotated(Math.imul(word, 0xcc9e2d51), 15), 0x1b873593);
}
