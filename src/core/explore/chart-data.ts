import type { ChartSpec } from "#core/explore/chart-spec.ts";
import type { Axis } from "#core/explore/cut.ts";
import type { MapCentre } from "#core/explore/map-places.ts";

/** A chart counted from all rows, ready to be drawn. Plain data, small: what it holds does not grow with the table. */
export interface ChartData {
  readonly spec: ChartSpec;
  /** Of the table, or of the selection where only that is drawn. */
  readonly nRows: number;
  readonly onlySelected: boolean;
  /** Rows that a filter of the chart leaves out; they are in no other number here. */
  readonly filtered: number;
  /** Rows without a value in one of the columns, or without a logarithm where a scale needs one. */
  readonly missing: number;
  /** Rows of levels that are not drawn. */
  readonly beyond: number;
  /** Whose share is drawn; null where none is. */
  readonly level: string | null;
  readonly x: Axis;
  readonly y: Axis | null;
  /** Colours; null for one. */
  readonly group: Axis | null;
  readonly panel: Axis | null;
  /** In the order of `panel`; one where there is no facet. */
  readonly panels: readonly ChartPanel[];
}

export interface ChartPanel {
  /** Rows drawn in it. */
  readonly nRows: number;
  readonly body: ChartBody;
}

export type ChartBody =
  /** counts[group][place across] */
  | { readonly kind: "counts"; readonly counts: readonly (readonly number[])[]; readonly selected: Selected }
  /** cells[group][place across]; null where no row is. */
  | { readonly kind: "summaries"; readonly cells: readonly (readonly (Summary | null)[])[] }
  /** boxes[group][level]; null where no row is. */
  | { readonly kind: "boxes"; readonly boxes: readonly (readonly (Box | null)[])[] }
  | {
      readonly kind: "points";
      readonly points: readonly ChartPoint[];
      readonly correlation: number | null;
      /** One for each colour; null where there is no line. */
      readonly trends: readonly (Trend | null)[];
      /** Of a map with rows; null of the rest. */
      readonly centre: MapCentre | null;
    }
  | {
      readonly kind: "hexes";
      readonly hexes: HexBins;
      readonly correlation: number | null;
      readonly trends: readonly (Trend | null)[];
      readonly centre: MapCentre | null;
    }
  /** Every pair of several numbers, first < second, and each alone. */
  | {
      readonly kind: "matrix";
      readonly axes: readonly Axis[];
      readonly bars: readonly { readonly counts: readonly number[]; readonly selected: Selected }[];
      /** null where rows are counted in hexagons. */
      readonly drawn: readonly DrawnRow[] | null;
      readonly pairs: readonly AxisPair[];
    }
  /** Several columns on axes side by side; pairs are neighbours. */
  | {
      readonly kind: "parallel";
      readonly axes: readonly Axis[];
      /** null where rows are counted in bands. */
      readonly drawn: readonly DrawnRow[] | null;
      readonly pairs: readonly AxisPair[];
    }
  /** cells[place up][place across] */
  | { readonly kind: "grid"; readonly cells: readonly (readonly GridCell[])[] };

/** Selected rows at each place across, all colours together; null without a selection. */
export type Selected = readonly number[] | null;

/** A row of several columns. */
export interface DrawnRow {
  readonly row: number;
  /** In the order of the axes, a level by its place; null is missing. */
  readonly values: readonly (number | null)[];
  readonly group: number;
  readonly selected: boolean;
}

/** Two of several axes. */
export interface AxisPair {
  readonly first: number;
  readonly second: number;
  /** Rows with both values. */
  readonly n: number;
  /** Pearson's r over these; null of levels, and where one does not vary. */
  readonly correlation: number | null;
  /** Of a matrix of many rows: `first` across, `second` up. */
  readonly hexes: HexBins | null;
  /** Of parallel axes of many rows. */
  readonly bands: readonly BandCell[] | null;
}

/** Rows that go from one stretch of an axis to one of the next, in the axes' units; a level is its place twice. */
export interface BandCell {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly n: number;
  readonly selected: number;
}

export interface Summary {
  readonly n: number;
  readonly value: number;
  /** 95 % interval of a mean or a share; the quartiles beside a median; null where there is none. */
  readonly low: number | null;
  readonly high: number | null;
}

/** Quartiles by linear interpolation; whiskers end at the farthest value within 1.5 quartile ranges (Tukey, 1977). */
export interface Box {
  readonly n: number;
  readonly mean: number;
  readonly median: number;
  readonly q1: number;
  readonly q3: number;
  readonly low: number;
  readonly high: number;
  /** Values outside the whiskers; `outliers` are at most 20 of them, evenly through their order. */
  readonly nOutliers: number;
  readonly outliers: readonly number[];
  /** Of a violin: a smooth density at equal steps along the axis, in its own units; null of a box. */
  readonly density: readonly number[] | null;
}

export interface ChartPoint {
  readonly row: number;
  readonly x: number;
  readonly y: number;
  readonly group: number;
  /** In [0, 1]; null without a column for size. */
  readonly size: number | null;
  readonly selected: boolean;
}

/** Least squares over all rows of a colour, with the 95 % band of its mean. On a log axis it is straight there. */
export interface Trend {
  readonly n: number;
  /** In the units of the axes: per factor of ten on a log scale. */
  readonly slope: number;
  /** 95 % interval of the slope. */
  readonly slopeLow: number;
  readonly slopeHigh: number;
  readonly points: readonly {
    readonly x: number;
    readonly y: number;
    readonly low: number;
    readonly high: number;
  }[];
}

/** Hexagons over the axes' ranges, which are cut into `across` × `up` of them. */
export interface HexBins {
  readonly across: number;
  readonly up: number;
  /** Centres as shares of the ranges (of the logarithms on a log scale), and how many rows are in each. */
  readonly cells: readonly {
    readonly x: number;
    readonly y: number;
    readonly n: number;
    readonly selected: number;
  }[];
}

export interface GridCell {
  readonly n: number;
  /** Mean of the number on Colour; null without one, or without a row. */
  readonly value: number | null;
  readonly selected: number;
}
