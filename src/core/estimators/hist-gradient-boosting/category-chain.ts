/** One node of a chain: a code at or below the threshold goes to `left`, another to `right`. */
export interface ChainNode {
  readonly threshold: number;
  readonly left: Target;
  readonly right: Target;
  readonly missingLeft: boolean;
  readonly nSamples: number;
}

/** A side of the split, or the number of a later node of the chain. */
export type Target = "left" | "right" | number;

/**
 * A set of codes as comparisons, so that whatever walks trees by thresholds, ONNX too, needs no sets: codes are cut into
 * stretches that go the same way, and asked for from the lowest on. One after the other and not by halving, since
 * onnxruntime takes nodes with several parents only where none but the last comparison has them to its right.
 * @param goesLeft by code from -1 on: the way of code c is at c + 1; both ways occur
 * @param nRows rows of each code in the node
 * @returns node 0 is the first that is asked
 */
export function chainOf(
  goesLeft: readonly boolean[],
  nRows: readonly number[],
  missingLeft: boolean,
): ChainNode[] {
  const starts = goesLeft.flatMap((way, i) => (i === 0 || goesLeft[i - 1] !== way ? [i] : []));
  const wayOf = (stretch: number) => goesLeft[starts[stretch]!]!;
  const sideOf = (stretch: number) => (wayOf(stretch) ? "left" : "right");
  const last = starts.length - 1;
  let below = nRows.reduce((sum, n) => sum + n, 0);
  return starts.slice(1).map((next, stretch) => {
    const nSamples = below;
    for (let i = starts[stretch]!; i < next; i++) below -= nRows[i]!;
    return {
      threshold: next - 1.5, // half-way between the codes on either side
      left: sideOf(stretch),
      right: stretch + 1 === last ? sideOf(last) : stretch + 1,
      missingLeft: wayOf(stretch) === missingLeft,
      nSamples,
    };
  });
}
