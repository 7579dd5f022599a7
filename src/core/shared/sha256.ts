/**
 * SHA-256 (FIPS 180-4) of bytes that arrive in pieces. The platform's `crypto.subtle` wants them all at once,
 * which a file of gigabytes cannot give.
 */
export interface Sha256 {
  update(bytes: Uint8Array): void;
  /** The digest in hexadecimal. Nothing may be added afterwards. */
  finish(): string;
}

/** The SHA-256 of a file's bytes, by whoever works it out soonest. */
export interface ContentHash {
  /** The next bytes of the file. */
  update(bytes: Uint8Array): void;
  /** The digest in hexadecimal, after the last of them. */
  finish(): string | Promise<string>;
  /** It reads the file by itself: `update` does nothing. */
  readonly isBeside?: true;
}

/** First 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const K = Int32Array.from(
  (
    "428a2f98 71374491 b5c0fbcf e9b5dba5 3956c25b 59f111f1 923f82a4 ab1c5ed5 d807aa98 12835b01 243185be 550c7dc3 " +
    "72be5d74 80deb1fe 9bdc06a7 c19bf174 e49b69c1 efbe4786 0fc19dc6 240ca1cc 2de92c6f 4a7484aa 5cb0a9dc 76f988da " +
    "983e5152 a831c66d b00327c8 bf597fc7 c6e00bf3 d5a79147 06ca6351 14292967 27b70a85 2e1b2138 4d2c6dfc 53380d13 " +
    "650a7354 766a0abb 81c2c92e 92722c85 a2bfe8a1 a81a664b c24b8b70 c76c51a3 d192e819 d6990624 f40e3585 106aa070 " +
    "19a4c116 1e376c08 2748774c 34b0bcb5 391c0cb3 4ed8aa4a 5b9cca4f 682e6ff3 748f82ee 78a5636f 84c87814 8cc70208 " +
    "90befffa a4506ceb bef9a3f7 c67178f2"
  ).split(" "),
  (word) => Number.parseInt(word, 16),
);

const initialState = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
];

export function createSha256(): Sha256 {
  const state = Int32Array.from(initialState);
  const schedule = new Int32Array(64);
  const pending = new Uint8Array(64);
  let nPending = 0;
  let nBytes = 0;

  return {
    update(bytes) {
      nBytes += bytes.length;
      let at = 0;
      if (nPending > 0) {
        at = Math.min(64 - nPending, bytes.length);
        pending.set(bytes.subarray(0, at), nPending);
        nPending += at;
        if (nPending < 64) return;
        compress(state, schedule, pending, 0);
        nPending = 0;
      }
      for (; at + 64 <= bytes.length; at += 64) compress(state, schedule, bytes, at);
      pending.set(bytes.subarray(at));
      nPending = bytes.length - at;
    },
    finish() {
      pending.fill(0, nPending);
      pending[nPending] = 0x80;
      if (nPending >= 56) {
        compress(state, schedule, pending, 0);
        pending.fill(0);
      }
      const view = new DataView(pending.buffer);
      view.setUint32(56, Math.floor(nBytes / 0x20000000));
      view.setUint32(60, (nBytes * 8) >>> 0);
      compress(state, schedule, pending, 0);
      return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
    },
  };
}

export function sha256Hex(bytes: Uint8Array): string {
  const hash = createSha256();
  hash.update(bytes);
  return hash.finish();
}

/**
 * One block of 64 bytes at `at`. Everything is held in locals, and four rounds are written out so that the eight
 * words keep their places: this loop sees every byte of every file.
 */
function compress(state: Int32Array, w: Int32Array, bytes: Uint8Array, at: number): void {
  for (let i = 0; i < 16; i++) {
    const j = at + i * 4;
    w[i] = (bytes[j]! << 24) | (bytes[j + 1]! << 16) | (bytes[j + 2]! << 8) | bytes[j + 3]!;
  }
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15]!;
    const y = w[i - 2]!;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  let t = 0;
  for (let i = 0; i < 64; i += 4) {
    t = (h + (((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7)))) | 0;
    t = (((t + (g ^ (e & (f ^ g)))) | 0) + ((K[i]! + w[i]!) | 0)) | 0;
    d = (d + t) | 0;
    t = (t + (((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10)))) | 0;
    h = (t + ((a & b) | (c & (a | b)))) | 0;
    t = (g + (((d >>> 6) | (d << 26)) ^ ((d >>> 11) | (d << 21)) ^ ((d >>> 25) | (d << 7)))) | 0;
    t = (((t + (f ^ (d & (e ^ f)))) | 0) + ((K[i + 1]! + w[i + 1]!) | 0)) | 0;
    c = (c + t) | 0;
    t = (t + (((h >>> 2) | (h << 30)) ^ ((h >>> 13) | (h << 19)) ^ ((h >>> 22) | (h << 10)))) | 0;
    g = (t + ((h & a) | (b & (h | a)))) | 0;
    t = (f + (((c >>> 6) | (c << 26)) ^ ((c >>> 11) | (c << 21)) ^ ((c >>> 25) | (c << 7)))) | 0;
    t = (((t + (e ^ (c & (d ^ e)))) | 0) + ((K[i + 2]! + w[i + 2]!) | 0)) | 0;
    b = (b + t) | 0;
    t = (t + (((g >>> 2) | (g << 30)) ^ ((g >>> 13) | (g << 19)) ^ ((g >>> 22) | (g << 10)))) | 0;
    f = (t + ((g & h) | (a & (g | h)))) | 0;
    t = (e + (((b >>> 6) | (b << 26)) ^ ((b >>> 11) | (b << 21)) ^ ((b >>> 25) | (b << 7)))) | 0;
    t = (((t + (d ^ (b & (c ^ d)))) | 0) + ((K[i + 3]! + w[i + 3]!) | 0)) | 0;
    a = (a + t) | 0;
    t = (t + (((f >>> 2) | (f << 30)) ^ ((f >>> 13) | (f << 19)) ^ ((f >>> 22) | (f << 10)))) | 0;
    e = (t + ((f & g) | (h & (f | g)))) | 0;
    // After four rounds the halves have changed places.
    t = a;
    a = e;
    e = t;
    t = b;
    b = f;
    f = t;
    t = c;
    c = g;
    g = t;
    t = d;
    d = h;
    h = t;
  }
  state[0] = (state[0]! + a) | 0;
  state[1] = (state[1]! + b) | 0;
  state[2] = (state[2]! + c) | 0;
  state[3] = (state[3]! + d) | 0;
  state[4] = (state[4]! + e) | 0;
  state[5] = (state[5]! + f) | 0;
  state[6] = (state[6]! + g) | 0;
  state[7] = (state[7]! + h) | 0;
}
