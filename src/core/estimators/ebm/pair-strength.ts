import type { Grid } from "#core/estimators/ebm/pair-tree.ts";
import { LEAST_HESSIAN } from "#core/estimators/ebm/shape-tree.ts";

/**
 * How much two features explain together (FAST: Lou et al. 2013, doi:10.1145/2487575.2487579): the best model of four values,
 * one a quadrant around a pair of cuts, over the best that one cut along either axis gives.
 * @param sums (cells × 2) derivatives at the model of single features
 */
export function pairStrength({ nRows, nColumns }: Grid, sums: Float64Array): number {
  const corners = new Float64Array((nRows + 1) * (nColumns + 1) * 2);
  const stride = 2 * (nColumns + 1);
  for (let row = 0; row < nRows; row++) {
    let gradient = 0;
    let hessian = 0;
    for (let column = 0; column < nColumns; column++) {
      const cell = row * nColumns + column;
      gradient += sums[2 * cell]!;
      hessian += sums[2 * cell + 1]!;
      const to = (row + 1) * stride + 2 * (column + 1);
      corners[to] = corners[to - stride]! + gradient;
      corners[to + 1] = corners[to + 1 - stride]! + hessian;
    }
  }
  const score = (gradient: number, hessian: number) =>
    hessian < LEAST_HESSIAN ? Number.NaN : (gradient * gradient) / hessian;
  const end = nRows * stride + 2 * nColumns;
  const [G, H] = [corners[end]!, corners[end + 1]!];
  let best = 0;
  for (let row = 1; row < nRows; row++) {
    const low = row * stride + 2 * nColumns;
    const [gTop, hTop] = [corners[low]!, corners[low + 1]!];
    for (let column = 1; column < nColumns; column++) {
      const at = row * stride + 2 * column;
      const side = nRows * stride + 2 * column;
      const [g, h] = [corners[at]!, corners[at + 1]!];
      const [gLeft, hLeft] = [corners[side]!, corners[side + 1]!];
      const four =
        score(g, h) +
        score(gTop - g, hTop - h) +
        score(gLeft - g, hLeft - h) +
        score(G - gTop - gLeft + g, H - hTop - hLeft + h);
      const rows = score(gTop, hTop) + score(G - gTop, H - hTop);
      const columns = score(gLeft, hLeft) + score(G - gLeft, H - hLeft);
      const gain = four - Math.max(rows, columns);
      if (gain > best) best = gain;
    }
  }
  return best;
}
