const most = 240;

/** A cloud of dots in a few pixels, without axes. Says nothing to screen readers. */
export function MiniDots({
  points,
  width,
  height,
}: {
  readonly points: readonly { readonly row: number; readonly x: number; readonly y: number }[];
  readonly width: number;
  readonly height: number;
}) {
  // Every k-th: rows may come sorted.
  const every = Math.max(1, Math.ceil(points.length / most));
  const shown = points.filter((_, index) => index % every === 0);
  const [minX, maxX] = rangeOf(shown.map(({ x }) => x));
  const [minY, maxY] = rangeOf(shown.map(({ y }) => y));
  return (
    <svg aria-hidden="true" className="block" width="100%" height={height} viewBox={`0 0 ${width} ${height}`}>
      {shown.map(({ row, x, y }) => (
        <circle
          key={row}
          cx={3 + ((x - minX) / (maxX - minX)) * (width - 6)}
          cy={height - 4 - ((y - minY) / (maxY - minY)) * (height - 7)}
          r={1.4}
          fill="var(--c1)"
          fillOpacity={0.6}
        />
      ))}
      <line x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} stroke="var(--ax)" />
    </svg>
  );
}

function rangeOf(values: readonly number[]): readonly [number, number] {
  const min = Math.min(...values);
  const max = Math.max(...values);
  return max > min ? [min, max] : [min - 1, min + 1];
}
