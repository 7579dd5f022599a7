import type { ChartMark } from "#core/explore/chart-spec.ts";

/** What a mark is called where it is chosen. */
export const markWords: Readonly<Record<ChartMark, string>> = {
  histogram: "Histogram",
  bars: "Bars",
  dots: "Dots",
  density: "Density",
  line: "Line",
  box: "Box plot",
  violin: "Violin",
  heat: "Heat map",
  mosaic: "Mosaic",
  map: "Map",
  matrix: "Scatter matrix",
  parallel: "Parallel axes",
};
