import { useMemo } from "react";
import type { HexBins } from "#core/explore/chart-data.ts";

const inks = [2, 3, 4, 5, 6, 7, 8] as const;

/** Hexagons in seven inks: the more rows, the stronger, by the logarithm of their number. Those with selected rows are outlined. */
export function HexCells({
  hexes,
  most,
  x,
  y,
}: {
  readonly hexes: HexBins;
  /** Rows of the fullest hexagon of all panels. */
  readonly most: number;
  /** Places of shares of the axes' ranges on the page, px. */
  readonly x: (share: number) => number;
  readonly y: (share: number) => number;
}) {
  const wide = (x(1) - x(0)) / hexes.across;
  const tall = (y(0) - y(1)) / hexes.up;
  const paths = useMemo(() => {
    const byInk = inks.map(() => "");
    let selected = "";
    for (const cell of hexes.cells) {
      const hexagon = hexagonAt(x(cell.x), y(cell.y), wide, tall);
      const share = most > 1 ? Math.log(cell.n) / Math.log(most) : 1;
      const ink = Math.min(inks.length - 1, Math.floor(share * inks.length));
      byInk[ink] += hexagon;
      if (cell.selected > 0) selected += hexagon;
    }
    return { byInk, selected };
    // Places follow from the size of a hexagon and where the first one lies.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [hexes, most, wide, tall, x(0), y(0)]);
  return (
    <g data-hexes={hexes.cells.length}>
      {paths.byInk.map((path, ink) => (
        <path key={inks[ink]} d={path} fill={`var(--q${inks[ink]})`} />
      ))}
      {paths.selected === "" ? null : (
        <path
          d={paths.selected}
          fill="var(--select)"
          fillOpacity={0.55}
          stroke="var(--ink-2)"
          strokeWidth={0.8}
        />
      )}
    </g>
  );
}

/** Pointed at its top; lines of hexagons are three quarters of one's height apart. */
function hexagonAt(x: number, y: number, wide: number, apart: number): string {
  const [w, h] = [wide / 2, (apart * 2) / 3];
  const px = (value: number) => value.toFixed(1);
  return `M${px(x)} ${px(y - h)}L${px(x + w)} ${px(y - h / 2)}V${px(y + h / 2)}L${px(x)} ${px(y + h)}L${px(x - w)} ${px(y + h / 2)}V${px(y - h / 2)}Z`;
}
