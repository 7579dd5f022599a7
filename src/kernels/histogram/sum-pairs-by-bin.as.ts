/** See core/kernels/sum-pairs-by-bin.ts, and sum-by-bin.as.ts. */
export function sumPairsByBin(
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
    const a = sums + ((<usize>load<u32>(places)) << 4);
    const b = sums + ((<usize>load<u32>(places, 4)) << 4);
    const c = sums + ((<usize>load<u32>(places, 8)) << 4);
    const d = sums + ((<usize>load<u32>(places, 12)) << 4);
    for (let i: usize = start; i < <usize>end; i++) {
      const pair = f64x2.promote_low_f32x4(v128.load64_zero(pairs + (i << 3)));
      const four = load<u32>(column + ((<usize>load<u32>(rows + (i << 2))) << 2));
      add(a + ((<usize>(four & 255)) << 4), pair);
      add(b + ((<usize>((four >> 8) & 255)) << 4), pair);
      add(c + ((<usize>((four >> 16) & 255)) << 4), pair);
      add(d + ((<usize>(four >> 24)) << 4), pair);
    }
  }
}

function add(at: usize, pair: v128): void {
  v128.store(at, f64x2.add(v128.load(at), pair));
}

/** See core/kernels/sum-pairs-by-bin.ts. */
export function countByBin(bins: usize, first: u32, rows: usize, start: u32, end: u32, counts: usize): void {
  memory.fill(counts, 0, 256 << 3);
  const column = bins + <usize>first;
  for (let i: usize = start; i < <usize>end; i++) {
    const bin = <usize>load<u8>(column + ((<usize>load<u32>(rows + (i << 2))) << 2));
    const at = counts + (bin << 3);
    store<f64>(at, load<f64>(at) + 1);
  }
}
