/** 95 % score interval of a share (Wilson 1927, doi:10.1080/01621459.1927.10502953). */
export function wilsonInterval(positives: number, rows: number): readonly [low: number, high: number] {
  if (rows === 0) return [0, 1];
  const z = 1.959964;
  const share = positives / rows;
  const middle = (share + (z * z) / (2 * rows)) / (1 + (z * z) / rows);
  const half =
    (z / (1 + (z * z) / rows)) * Math.sqrt((share * (1 - share)) / rows + (z * z) / (4 * rows * rows));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
