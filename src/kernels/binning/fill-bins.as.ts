/**
 * See core/kernels/fill-bins.ts. The search has no branch: each of its steps adds its length or 0, so that several
 * values are looked for at once.
 */
export function fillBins(values: usize, n: u32, cuts: usize, nCuts: u32, bins: usize, first: u32): u32 {
  let longest: usize = 1;
  while (longest << 1 <= <usize>nCuts) longest <<= 1;
  const missing = nCuts + 1;
  let nMissing: u32 = 0;
  let at = bins + <usize>first;
  for (let i: usize = 0; i < <usize>n; i++, at += 4) {
    const value = load<f32>(values + (i << 2));
    let bin: usize = 0;
    for (let step = longest; step > 0; step >>= 1) {
      bin += <usize>(load<f32>(cuts + ((bin + step - 1) << 2)) < value) * step;
    }
    const isMissing = <u32>(value != value);
    nMissing += isMissing;
    store<u8>(at, isMissing ? missing : <u32>bin);
  }
  return nMissing;
}
