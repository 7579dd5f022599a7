/** See core/kernels/part-rows.ts. Both places are written each time: a branch would be guessed wrongly half the time. */
export function partRows(
  keys: usize,
  first: u32,
  last: i32,
  rows: usize,
  codes: usize,
  y: usize,
  weights: usize,
  start: u32,
  end: u32,
): void {
  const column = keys + ((<usize>first) << 2);
  let i: usize = start;
  let after: usize = end;
  while (i < after) {
    const row = load<u32>(rows + (i << 2));
    const isLeft = load<i32>(column + ((<usize>row) << 2)) <= last;
    const to = after - 1;
    swap32(rows, i, to, isLeft);
    if (codes) swap32(codes, i, to, isLeft);
    if (y) swap64(y, i, to, isLeft);
    if (weights) swap64(weights, i, to, isLeft);
    i += <usize>isLeft;
    after -= 1 - <usize>isLeft;
  }
}

function swap32(array: usize, i: usize, j: usize, stay: bool): void {
  const a = load<u32>(array + (i << 2));
  const b = load<u32>(array + (j << 2));
  store<u32>(array + (i << 2), stay ? a : b);
  store<u32>(array + (j << 2), stay ? b : a);
}

function swap64(array: usize, i: usize, j: usize, stay: bool): void {
  const a = load<u64>(array + (i << 3));
  const b = load<u64>(array + (j << 3));
  store<u64>(array + (i << 3), stay ? a : b);
  store<u64>(array + (j << 3), stay ? b : a);
}

/** See core/kernels/part-rows.ts. */
export function copyKeys(
  keys: usize,
  stride: u32,
  nFeatures: u32,
  rows: usize,
  start: u32,
  end: u32,
  block: usize,
): void {
  const n: usize = end - start;
  const own = rows + ((<usize>start) << 2);
  let to = block;
  for (let j: usize = 0; j < <usize>nFeatures; j++) {
    const column = keys + ((j * <usize>stride) << 2);
    for (let i: usize = 0; i < n; i++, to += 4) {
      store<i32>(to, load<i32>(column + ((<usize>load<u32>(own + (i << 2))) << 2)));
    }
  }
  for (let i: usize = 0; i < n; i++) store<u32>(own + (i << 2), <u32>i);
}
