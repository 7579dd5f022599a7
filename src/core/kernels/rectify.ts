/** ReLU of the first `n` values where they stand: what is not above 0, also what is no number, becomes 0. */
export function rectify(values: Float32Array, n: number): void {
  for (let i = 0; i < n; i++) values[i] = values[i]! > 0 ? values[i]! : 0;
}

/** Its way back: derivatives of the first `n` outputs that are not above 0 become 0. */
export function rectifyBack(outputs: Float32Array, deltas: Float32Array, n: number): void {
  for (let i = 0; i < n; i++) if (!(outputs[i]! > 0)) deltas[i] = 0;
}
