import { type NetInput, netInputs } from "#core/estimators/neural/describe-network.ts";
import { rolesOf } from "#core/pipeline/edit.ts";
import type { RunRecord } from "#core/project/run.ts";
import { queries, useStudio } from "#state/store.ts";
import { useAnswer } from "#ui/answers/use-answer.ts";

/** Parts that the recipe makes of a date, and categories that it keeps, as it comes. */
const DATE_PARTS = 4;
const MOST_CATEGORIES = 60;

/** What the recipe gives a net: as the last run of it had it, else as the columns let expect. */
export function useNetInputs(run: RunRecord | null): { inputs: readonly NetInput[]; isExact: boolean } {
  const data = useStudio((studio) => studio.data);
  const roles = useStudio((studio) => rolesOf(studio.project.graph));
  const features = useAnswer(run === null || run.status === "failed" ? null : `features ${run.id}`, () =>
    queries.features(run!.id),
  );
  if (features.value !== null) return { inputs: netInputs(features.value), isExact: true };
  const learned = new Set(
    roles?.columns.filter(({ role }) => role === "feature").map(({ column }) => column),
  );
  const columns = data.status === "ready" ? data.dataset.columns : [];
  const inputs = columns
    .filter(({ name, kind }) => learned.has(name) && kind !== "text")
    .map(({ name, kind, distinct }): NetInput => {
      const isCategory = kind === "categorical" || kind === "boolean";
      const width = isCategory ? Math.min(MOST_CATEGORIES, distinct) : kind === "datetime" ? DATE_PARTS : 1;
      return { source: name, width: Math.max(1, width), isCategory };
    });
  return { inputs, isExact: false };
}
