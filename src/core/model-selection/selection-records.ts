import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import { findStep } from "#core/preprocessing/registry.ts";
import type { ColumnSelection } from "#core/preprocessing/step.ts";
import type { SelectionRecord } from "#core/project/run.ts";

/** More names than a person reads; the count of all is kept. */
const mostNames = 500;

/**
 * How alike the folds chose, for each step of the recipe that chooses among columns.
 * @param pipelines of the folds of one model, in any order: the same steps in each
 */
export function selectionRecords(pipelines: readonly Pick<FittedPipeline, "steps">[]): SelectionRecord[] {
  return (pipelines[0]?.steps ?? []).flatMap(({ step }, place) => {
    const { title, selectionOf } = findStep(step);
    if (!selectionOf) return [];
    const chosen = pipelines.map(({ steps }) => selectionOf(steps[place]!.fitted));
    return [{ step: title, ...countChosen(chosen) }];
  });
}

function countChosen(chosen: readonly ColumnSelection[]): Omit<SelectionRecord, "step"> {
  const times = new Map<string, number>();
  for (const { kept, dropped } of chosen) {
    for (const name of kept) times.set(name, (times.get(name) ?? 0) + 1);
    for (const name of dropped) times.set(name, times.get(name) ?? 0);
  }
  const columns = [...times].map(([column, folds]) => ({ column, folds }));
  return {
    nFolds: chosen.length,
    nColumns: columns.length,
    stability: stabilityOf([...times.values()], chosen.length),
    columns: columns
      .filter(({ folds }) => folds > 0)
      .sort((a, b) => b.folds - a.folds)
      .slice(0, mostNames),
  };
}

/**
 * Nogueira, Sechidis and Brown's stability of a selection (JMLR 18(174), 2018): 1 when every fold chose the same, about 0
 * when each chose at random.
 * @param times how often each competing column was chosen, out of `nFolds`
 * @returns null where it is not defined: fewer than two folds, or all or none chosen in each
 */
export function stabilityOf(times: readonly number[], nFolds: number): number | null {
  if (nFolds < 2 || times.length === 0) return null;
  const shares = times.map((count) => count / nFolds);
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  if (mean === 0 || mean === 1) return null;
  const spread = shares.reduce((sum, share) => sum + share * (1 - share), 0) / shares.length;
  return 1 - (spread * nFolds) / (nFolds - 1) / (mean * (1 - mean));
}
