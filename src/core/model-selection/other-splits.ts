import { type PreparedSplit, redeal, trainRowsOf } from "#core/model-selection/fold.ts";
import { splitKindOf } from "#core/model-selection/split-roles.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { createRandom, deriveSeed, shuffle } from "#core/shared/random.ts";
import { LatheError } from "#core/shared/problems.ts";

/** Seeds of the plan's own split are 0 and 1. */
const CONTROL = 2;
const REPEATS = 1000;

/** @throws LatheError "split-unusable" where rows stand alone and in no order: a random split would be the same */
export function checkComparable({ roles }: PreparedSplit): void {
  if (roles.groups === null && roles.times === null)
    throw new LatheError("split-unusable", {
      reason: "it is at random already, so there is no other to compare",
    });
}

/** @throws LatheError "split-unusable" for windows in time */
export function checkRepeatable({ roles }: PreparedSplit): void {
  if (roles.times !== null)
    throw new LatheError("split-unusable", {
      reason: "windows in order of time can be cut in one way only, so there is nothing to repeat",
    });
}

/**
 * The unsealed rows as a random split would deal them, to be set beside the plan's own: groups are forgotten, and times
 * are shuffled, so that windows keep their sizes and only the order goes.
 */
export function randomControl(split: PreparedSplit, plan: TrainingPlan): PreparedSplit {
  const { roles, answers } = split;
  const times = roles.times === null ? null : shuffledTimes(roles.times, trainRowsOf(split, null), plan);
  const kind = times === null ? splitKindOf({ task: plan.task }) : "time";
  return redeal(split, { plan, answers, roles: { ...roles, kind, groups: null, times } });
}

/**
 * Another dealing of the same unsealed rows into as many folds, by the same rule.
 * @param repeat 0 for the plan's own
 * @throws LatheError "split-unusable" for windows in time, which can be cut in one way only
 */
export function repeatedSplit(split: PreparedSplit, plan: TrainingPlan, repeat: number): PreparedSplit {
  if (repeat === 0) return split;
  checkRepeatable(split);
  const randomState = deriveSeed(plan.split.randomState, REPEATS + repeat);
  const { roles, answers } = split;
  return redeal(split, { plan: { ...plan, split: { ...plan.split, randomState } }, roles, answers });
}

function shuffledTimes(times: Float64Array, rows: Int32Array, { split }: TrainingPlan): Float64Array {
  const drawn = shuffle([...rows], createRandom(deriveSeed(split.randomState, CONTROL)));
  const shuffled = times.slice();
  rows.forEach((row, i) => {
    shuffled[row] = times[drawn[i]!]!;
  });
  return shuffled;
}
