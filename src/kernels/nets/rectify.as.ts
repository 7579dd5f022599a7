/** See core/kernels/rectify.ts. */
export function rectify(values: usize, n: u32): void {
  const zero = f32x4.splat(0);
  let i: usize = 0;
  const bytes = (<usize>n) << 2;
  for (; i + 16 <= bytes; i += 16) {
    const four = v128.load(values + i);
    v128.store(values + i, v128.and(four, f32x4.gt(four, zero)));
  }
  for (; i < bytes; i += 4) if (!(load<f32>(values + i) > 0)) store<f32>(values + i, 0);
}

/** See core/kernels/rectify.ts. */
export function rectifyBack(outputs: usize, deltas: usize, n: u32): void {
  const zero = f32x4.splat(0);
  let i: usize = 0;
  const bytes = (<usize>n) << 2;
  for (; i + 16 <= bytes; i += 16) {
    const above = f32x4.gt(v128.load(outputs + i), zero);
    v128.store(deltas + i, v128.and(v128.load(deltas + i), above));
  }
  for (; i < bytes; i += 4) if (!(load<f32>(outputs + i) > 0)) store<f32>(deltas + i, 0);
}
