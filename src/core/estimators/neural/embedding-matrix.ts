import type { EmbeddingLayer } from "#core/estimators/neural/net-shape.ts";

/**
 * The embedding as one matrix, row-major [inputs, outputs], for formats that read one-hot columns: a feature that passes
 * through has a single 1 in its row, a category its vector.
 */
export function embeddingMatrix(
  { inputs, outputs, through, tables }: EmbeddingLayer,
  weights: Float32Array,
): Float32Array {
  const matrix = new Float32Array(inputs * outputs);
  through.forEach((column, to) => {
    matrix[column * outputs + to] = 1;
  });
  let begin = through.length;
  for (const { columns, dimension, at } of tables) {
    columns.forEach((column, k) => {
      const vector = weights.subarray(at + k * dimension, at + (k + 1) * dimension);
      matrix.set(vector, column * outputs + begin);
    });
    begin += dimension;
  }
  return matrix;
}
