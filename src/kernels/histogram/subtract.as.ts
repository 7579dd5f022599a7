/** See core/kernels/subtract.ts. */
export function subtract(from: usize, what: usize, n: u32): void {
  let i: usize = 0;
  const bytes = (<usize>n) << 3;
  for (; i + 16 <= bytes; i += 16) {
    v128.store(from + i, f64x2.sub(v128.load(from + i), v128.load(what + i)));
  }
  if (i < bytes) store<f64>(from + i, load<f64>(from + i) - load<f64>(what + i));
}
