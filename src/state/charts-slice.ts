import type { KeptChart } from "#core/project/kept-chart.ts";
import type { Studio } from "#state/context.ts";
import type { ChartVerbs } from "#state/chart-verbs.ts";

/** Charts kept under a name. Each change is a named step of undo, but for what stands on the shelves; nothing is trained anew by it. */
export function chartVerbs(studio: Studio): ChartVerbs {
  const change = (step: string, next: (charts: readonly KeptChart[]) => readonly KeptChart[]) =>
    studio.edit(step, null, (project) => ({ ...project, charts: next(project.charts ?? []) }));
  const nameOf = (id: string) => studio.get().project.charts?.find((chart) => chart.id === id)?.name;
  return {
    keepChart: (name, spec) =>
      change(`keep chart ${name}`, (charts) => [...charts, { id: studio.services.newId(), name, spec }]),
    setShelf(spec) {
      if (studio.get().readOnly) return;
      studio.record((project) => {
        const { shelf, ...rest } = project;
        if (JSON.stringify(shelf ?? null) === JSON.stringify(spec)) return project;
        return spec === null ? rest : { ...rest, shelf: spec };
      });
    },
    renameChart(id, name) {
      const before = nameOf(id);
      if (before === undefined || before === name) return;
      change(`call chart ${before} ${name}`, (charts) =>
        charts.map((chart) => (chart.id === id ? { ...chart, name } : chart)),
      );
    },
    removeChart(id) {
      const before = nameOf(id);
      if (before === undefined) return;
      change(`let go of chart ${before}`, (charts) => charts.filter((chart) => chart.id !== id));
    },
  };
}
