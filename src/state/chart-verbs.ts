import type { ChartSpec } from "#core/explore/chart-spec.ts";

/** Charts of Explore, and what stands on its shelves. */
export interface ChartVerbs {
  /** Keeps a chart under a name. */
  keepChart(name: string, spec: ChartSpec): void;
  renameChart(id: string, name: string): void;
  setShelf(spec: ChartSpec | null): void;
  removeChart(id: string): void;
}
