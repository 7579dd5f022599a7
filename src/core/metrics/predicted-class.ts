/** The most probable class of each row; of equals the first, as scikit-learn's predict. */
export function predictedClasses(outputs: ArrayLike<number>, nClasses: number): Int32Array {
  const nRows = nClasses === 0 ? 0 : outputs.length / nClasses;
  const predicted = new Int32Array(nRows);
  for (let row = 0; row < nRows; row++) {
    const start = row * nClasses;
    let best = 0;
    for (let k = 1; k < nClasses; k++) if (outputs[start + k]! > outputs[start + best]!) best = k;
    predicted[row] = best;
  }
  return predicted;
}

/** One class's probabilities of row-major (nRows × nClasses) outputs. */
export function classScores(outputs: ArrayLike<number>, nClasses: number, classIndex: number): Float64Array {
  const scores = new Float64Array(outputs.length / nClasses);
  for (let row = 0; row < scores.length; row++) scores[row] = outputs[row * nClasses + classIndex]!;
  return scores;
}
