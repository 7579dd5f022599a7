import type { ChartData } from "#core/explore/chart-data.ts";
import type { ChartSpec } from "#core/explore/chart-spec.ts";
import type { Problem } from "#core/shared/problems.ts";
import { queries, useStudio } from "#state/store.ts";
import { useAnswer } from "#ui/answers/use-answer.ts";

/** The chart of a specification; while another is counted, none. */
export function useChart(
  dataKey: string,
  spec: ChartSpec | null,
  onlySelected: boolean,
): { readonly data: ChartData | null; readonly problem: Problem | null } {
  const version = useStudio((studio) => studio.selection?.version ?? 0);
  const text = JSON.stringify(spec);
  const { value, problem } = useAnswer(
    spec === null ? null : `chart ${dataKey} ${version} ${onlySelected} ${text}`,
    () => (spec === null ? Promise.reject(new Error("no chart")) : queries.chart(spec, onlySelected)),
  );
  return {
    data:
      value !== null && JSON.stringify(value.spec) === text && value.onlySelected === onlySelected
        ? value
        : null,
    problem,
  };
}
