/**
 * See core/kernels/sum-by-bin.ts. Bins of one block fill some 24 KB of sums, which stay in the nearest cache; both
 * derivatives are one vector, their four features have no sum in common and so need not wait for one another.
 */
export function sumByBin(
  bins: usize,
  nRows: u32,
  fromBlock: u32,
  toBlock: u32,
  offsets: usize,
  rows: usize,
  start: u32,
  end: u32,
  pairs: usize,
  sums: usize,
): void {
  for (let block: usize = fromBlock; block < <usize>toBlock; block++) {
    const column = bins + ((block * <usize>nRows) << 2);
    const places = offsets + (block << 4);
    const a = sums + <usize>load<u32>(places) * 24;
    const b = sums + <usize>load<u32>(places, 4) * 24;
    const c = sums + <usize>load<u32>(places, 8) * 24;
    const d = sums + <usize>load<u32>(places, 12) * 24;
    for (let i: usize = start; i < <usize>end; i++) {
      const pair = f64x2.promote_low_f32x4(v128.load64_zero(pairs + (i << 3)));
      const four = load<u32>(column + ((<usize>load<u32>(rows + (i << 2))) << 2));
      add(a + <usize>(four & 255) * 24, pair);
      add(b + <usize>((four >> 8) & 255) * 24, pair);
      add(c + <usize>((four >> 16) & 255) * 24, pair);
      add(d + <usize>(four >> 24) * 24, pair);
    }
  }
}

function add(at: usize, pair: v128): void {
  v128.store(at, f64x2.add(v128.load(at), pair));
  store<f64>(at, load<f64>(at, 16) + 1, 16);
}
