/** Made tables to learn from: the same numbers on every run. Column-major float32; the last rows are for judging. */

function generator(seed) {
  let state = seed | 0;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 0) / 4294967296;
  };
  /** About normal, of variance 1/4. */
  return { uniform, bell: () => uniform() + uniform() + uniform() - 1.5 };
}

/** 28 numbers of which few matter, two classes, and noise that no model removes: as HIGGS is. @param {number} nRows */
export function higgsLike(nRows) {
  const { uniform, bell } = generator(1);
  const [n, nFeatures] = [nRows + 20_000, 28];
  const X = new Float32Array(n * nFeatures);
  for (let i = 0; i < X.length; i++) X[i] = bell();
  const y = Float64Array.from({ length: n }, (_, row) => {
    const at = (j) => X[j * n + row];
    const score = at(0) * at(1) * 4 + Math.abs(at(2)) - at(3) + (at(4) > 0.3 ? 1 : 0);
    return score + 1.2 * (uniform() - 0.5) > 0.4 ? 1 : 0;
  });
  return {
    name: `HIGGS-like, ${nRows.toLocaleString("en")} × 28, two classes`,
    n,
    nRows,
    nFeatures,
    nClasses: 2,
    X,
    y,
  };
}

/** 16 whole numbers from 0 to 15, 26 classes of one shape each in two hands: as "letter recognition" is. */
export function letterLike() {
  const { uniform, bell } = generator(2);
  const [n, nRows, nFeatures] = [20_000, 16_000, 16];
  const shapes = Array.from({ length: 52 * nFeatures }, () => 3 + 9 * uniform());
  const X = new Float32Array(n * nFeatures);
  const y = new Float64Array(n);
  for (let row = 0; row < n; row++) {
    y[row] = Math.floor(26 * uniform());
    const hand = uniform() < 0.7 ? 0 : 26;
    for (let j = 0; j < nFeatures; j++) {
      const value = Math.round(shapes[(y[row] + hand) * nFeatures + j] + 4 * bell());
      X[j * n + row] = Math.min(15, Math.max(0, value));
    }
  }
  return { name: "letter-like, 16,000 × 16, 26 classes", n, nRows, nFeatures, nClasses: 26, X, y };
}

/** Size, three grades and five measures, and a price: as "diamonds" is. */
function diamondsLike() {
  const { uniform, bell } = generator(3);
  const [n, nRows, nFeatures] = [54_000, 43_000, 9];
  const X = new Float32Array(n * nFeatures);
  const y = new Float64Array(n);
  for (let row = 0; row < n; row++) {
    const carat = Math.round(100 * (0.2 + 2.3 * uniform() ** 3)) / 100;
    const [cut, color, clarity] = [5, 7, 8].map((levels) => Math.floor(levels * uniform()));
    const side = 6.5 * Math.cbrt(carat);
    const depth = Math.round(10 * (61.7 + 2 * bell())) / 10;
    const cells = [
      carat,
      cut,
      color,
      clarity,
      depth,
      57 + Math.round(5 * bell()),
      side,
      side * 1.01,
      side * 0.62,
    ];
    for (let j = 0; j < nFeatures; j++) X[j * n + row] = j > 5 ? cells[j] + 0.02 * bell() : cells[j];
    y[row] = 4000 * carat ** 1.7 * (1 + 0.05 * clarity - 0.04 * color + 0.02 * cut) * (1 + 0.15 * bell());
  }
  return { name: "diamonds-like, 43,000 × 9, a number", n, nRows, nFeatures, nClasses: 0, X, y };
}

/** The tables of the bench, and how many rounds are fitted to each. */
export const benchTables = {
  higgs: { make: higgsLike, rounds: 100 },
  letter: { make: letterLike, rounds: 30 },
  diamonds: { make: diamondsLike, rounds: 100 },
};
