/** Takes `what` away from `from`, number by number. */
export function subtract(from: Float64Array, what: Float64Array): void {
  for (let i = 0; i < from.length; i++) from[i]! -= what[i]!;
}
