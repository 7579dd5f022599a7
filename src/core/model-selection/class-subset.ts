import type { Answers } from "#core/model-selection/answers.ts";
import { LatheError } from "#core/shared/problems.ts";

/** The classes that some rows have, and the code of each row among them. */
export interface LocalClasses {
  readonly classes: readonly string[];
  /** The row's code among `classes`, or its value for regression; NaN for a class that these rows do not have. */
  codeOf(row: number): number;
}

/**
 * A fold's training rows may lack a class that other rows have. Its model must not know of that class, or every
 * family would have to cope with classes without rows; it gets probability 0 afterwards (`spreadOutputs`).
 * @throws LatheError "target-has-one-class" when only one class is left
 */
export function localClasses({ y, classes }: Answers, rows: Int32Array, target: string): LocalClasses {
  if (classes.length === 0) return { classes, codeOf: (row) => y[row]! };
  const present = new Uint8Array(classes.length);
  for (const row of rows) present[y[row]!] = 1;
  const local = new Float64Array(classes.length).fill(Number.NaN);
  let n = 0;
  for (let code = 0; code < classes.length; code++) if (present[code] === 1) local[code] = n++;
  if (n < 2) throw new LatheError("target-has-one-class", { column: target });
  return {
    classes: classes.filter((_, code) => present[code] === 1),
    codeOf: (row) => local[y[row]!] ?? Number.NaN,
  };
}

/** Probabilities over some classes as probabilities over all, 0 for the others. The same array when nothing changes. */
export function spreadOutputs(
  outputs: Float64Array,
  from: readonly string[],
  to: readonly string[],
): Float64Array {
  if (from.length === to.length) return outputs;
  const place = from.map((label) => to.indexOf(label));
  const nRows = outputs.length / from.length;
  const spread = new Float64Array(nRows * to.length);
  for (let row = 0; row < nRows; row++) {
    for (let code = 0; code < from.length; code++) {
      spread[row * to.length + place[code]!] = outputs[row * from.length + code]!;
    }
  }
  return spread;
}
