/** See core/kernels/found-cut.ts. */
export function proxyOf(sums: usize, nClasses: u32): f64 {
  const bytes = (<usize>nClasses) << 3;
  let left: f64 = 0;
  let right: f64 = 0;
  let squaresLeft: f64 = 0;
  let squaresRight: f64 = 0;
  for (let k: usize = 0; k < bytes; k += 8) {
    const onLeft = load<f64>(sums + bytes + k);
    const onRight = load<f64>(sums + k) - onLeft;
    left += onLeft;
    right += onRight;
    squaresLeft += onLeft * onLeft;
    squaresRight += onRight * onRight;
  }
  const impurityLeft = 1 - squaresLeft / (left * left);
  const impurityRight = 1 - squaresRight / (right * right);
  return -right * impurityRight - left * impurityLeft;
}

/** Some numbers, as many as classes: a call of the engine's own copy would take longer. */
export function copySums(from: usize, to: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 8) store<f64>(to + k, load<f64>(from + k));
}
