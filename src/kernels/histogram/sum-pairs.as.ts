/** See core/kernels/sum-pairs.ts. Both sums are one vector: each is added up in the order of the rows. */
export function sumPairs(pairs: usize, start: u32, end: u32, sums: usize): void {
  let both = f64x2.splat(0);
  for (let i: usize = start; i < <usize>end; i++) {
    both = f64x2.add(both, f64x2.promote_low_f32x4(v128.load64_zero(pairs + (i << 3))));
  }
  v128.store(sums, both);
}
