/** See core/kernels/partition.ts. Both sides are written and one counter moves: a branch would be guessed wrongly half the time. */
export function partition(
  bins: usize,
  first: u32,
  rows: usize,
  spare: usize,
  start: u32,
  end: u32,
  goesLeft: usize,
): u32 {
  const column = bins + <usize>first;
  let left: usize = start;
  let right: usize = 0;
  for (let i: usize = start; i < <usize>end; i++) {
    const row = load<u32>(rows + (i << 2));
    const isLeft = <usize>load<u8>(goesLeft + <usize>load<u8>(column + ((<usize>row) << 2)));
    store<u32>(rows + (left << 2), row);
    store<u32>(spare + (right << 2), row);
    left += isLeft;
    right += 1 - isLeft;
  }
  memory.copy(rows + (left << 2), spare, right << 2);
  return <u32>left;
}
