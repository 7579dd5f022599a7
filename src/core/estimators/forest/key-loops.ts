/** Loops over ranks that the sort, the plot and random cuts share. Each is a function of its own: in the middle of a longer one, V8 compiles it again and again. */

export function leastOf(keys: Int32Array, n: number): number {
  let least = keys[0]!;
  for (let i = 1; i < n; i++) least = Math.min(least, keys[i]!);
  return least;
}

export function greatestOf(keys: Int32Array, n: number): number {
  let greatest = keys[0]!;
  for (let i = 1; i < n; i++) greatest = Math.max(greatest, keys[i]!);
  return greatest;
}

/** Every place of [start, end) holds itself. */
export function countUp(order: Int32Array, start: number, end: number): void {
  for (let i = start; i < end; i++) order[i] = i;
}
