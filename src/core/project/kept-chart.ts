import type { ChartSpec } from "#core/explore/chart-spec.ts";

/** A chart that a person keeps under a name: its specification, to be counted anew from whatever the table holds. */
export interface KeptChart {
  readonly id: string;
  readonly name: string;
  readonly spec: ChartSpec;
}

/** Kept charts, and the one on the shelves, follow columns that have another name. */
export function renamedDrawings(
  {
    charts,
    shelf,
  }: { readonly charts?: readonly KeptChart[] | undefined; readonly shelf?: ChartSpec | undefined },
  nameOf: (column: string) => string,
) {
  return {
    ...(charts && { charts: renamedCharts(charts, nameOf) }),
    ...(shelf && { shelf: renamedSpec(shelf, nameOf) }),
  };
}

/** The same object where no name is another. */
function renamedCharts(
  charts: readonly KeptChart[],
  nameOf: (column: string) => string,
): readonly KeptChart[] {
  const after = charts.map((chart) => {
    const spec = renamedSpec(chart.spec, nameOf);
    return JSON.stringify(spec) === JSON.stringify(chart.spec) ? chart : { ...chart, spec };
  });
  return after.every((chart, at) => chart === charts[at]) ? charts : after;
}

function renamedSpec(spec: ChartSpec, nameOf: (column: string) => string): ChartSpec {
  const shelf = (name: string | null) => (name === null ? null : nameOf(name));
  return {
    ...spec,
    x: nameOf(spec.x),
    y: shelf(spec.y),
    more: spec.more.map(nameOf),
    colour: shelf(spec.colour),
    size: shelf(spec.size),
    facet: shelf(spec.facet),
    filters: spec.filters.map((filter) => ({ ...filter, column: nameOf(filter.column) })),
  };
}
