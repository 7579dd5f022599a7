import type { Answers } from "#core/model-selection/answers.ts";
import {
  countGroups,
  groupFolds,
  groupHoldOut,
  stratifiedGroupFolds,
} from "#core/model-selection/group-folds.ts";
import { folds, holdOut, stratifiedFolds } from "#core/model-selection/split.ts";
import type { SplitRoles } from "#core/model-selection/split-roles.ts";
import {
  FIRST_WINDOW,
  latestUnits,
  timeFolds,
  type TimeUnit,
  timeUnits,
} from "#core/model-selection/time-folds.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { LatheError } from "#core/shared/problems.ts";
import { deriveSeed } from "#core/shared/random.ts";

/** The rows that take part, what is to be learned of them, and what keeps them together or in order. */
export interface Dealing {
  readonly plan: TrainingPlan;
  readonly roles: SplitRoles;
  readonly answers: Answers;
}

/**
 * The sealed test set: the rows that were named, else the latest share, whole groups, or a stratified draw.
 * @param known rows that take part, ascending
 * @returns     1 for each sealed data row
 */
export function sealRows({ plan, roles, answers }: Dealing, known: Int32Array, nRows: number): Uint8Array {
  const { testRows, testFraction, randomState } = plan.split;
  const mask = new Uint8Array(nRows);
  if (testRows !== null) {
    markNamed(testRows, mask);
    checkWhole({ plan, roles, answers }, known, mask);
    return mask;
  }
  if (roles.times !== null) {
    const units = timeUnits(known, roles.groups, roles.times);
    const n = latestUnits(units, Math.ceil(known.length * testFraction));
    for (const { rows } of units.slice(units.length - n)) for (const row of rows) mask[row] = 1;
    return mask;
  }
  const held = drawPart(
    { roles, answers },
    known,
    testFraction,
    plan.split.folds,
    deriveSeed(randomState, 0),
  );
  known.forEach((row, i) => {
    mask[row] = held[i]!;
  });
  return mask;
}

/**
 * The fold of each row to learn from: 0…k - 1, or FIRST_WINDOW.
 * @throws LatheError "too-few-groups" when a fold would stay empty
 */
export function dealFolds({ plan, roles, answers }: Dealing, rows: Int32Array): Int32Array {
  const { folds: k, randomState } = plan.split;
  const options = { shuffle: true, randomState: deriveSeed(randomState, 1) };
  const codes = codesOf(answers, rows);
  if (roles.times !== null) return dealWindows(plan, roles, rows);
  if (roles.groups !== null) {
    const groups = Int32Array.from(rows, (row) => roles.groups![row]!);
    if (countGroups(groups) < k) throw tooFewGroups(plan, countGroups(groups));
    return codes === null ? groupFolds(groups, k, options) : stratifiedGroupFolds(codes, groups, k, options);
  }
  return codes === null ? folds(rows.length, k, options) : stratifiedFolds(codes, k, options);
}

/**
 * Chooses rows to judge early stopping by, as the split would: the latest, whole groups, or a stratified draw.
 * @returns 1 for a chosen row; all 0 where none can be spared
 */
export function drawValidation(
  { roles, answers }: Pick<Dealing, "roles" | "answers">,
  rows: Int32Array,
  fraction: number,
  randomState: number,
): Uint8Array {
  if (roles.times === null) return drawPart({ roles, answers }, rows, fraction, 1, randomState);
  const units = timeUnits(rows, roles.groups, roles.times);
  const n = latestUnits(units, Math.ceil(rows.length * fraction));
  const chosen = new Set(units.slice(units.length - n).flatMap((unit) => unit.rows));
  const mask = Uint8Array.from(rows, (row) => Number(chosen.has(row)));
  const kept = new Set(Array.from(rows).flatMap((row) => (chosen.has(row) ? [] : [answers.y[row]!])));
  const losesClass = answers.classes.length > 0 && rows.some((row) => !kept.has(answers.y[row]!));
  return losesClass ? mask.fill(0) : mask;
}

function drawPart(
  { roles: { groups }, answers }: Pick<Dealing, "roles" | "answers">,
  rows: Int32Array,
  fraction: number,
  keepGroups: number,
  randomState: number,
): Uint8Array {
  const codes = codesOf(answers, rows);
  if (groups === null) return holdOut(rows.length, codes, fraction, randomState);
  const groupOf = Int32Array.from(rows, (row) => groups[row]!);
  return groupHoldOut(codes, groupOf, fraction, keepGroups, randomState);
}

function dealWindows(plan: TrainingPlan, { groups, times }: SplitRoles, rows: Int32Array): Int32Array {
  const units = timeUnits(rows, groups, times!); // called where there are times
  const k = plan.split.folds;
  const foldOfUnit = timeFolds(units, k);
  if (new Set(foldOfUnit).size < k + 1) throw tooFewWindows(plan, units, rows.length);
  const foldOf = new Map(units.flatMap((unit, i) => unit.rows.map((row) => [row, foldOfUnit[i]!] as const)));
  return Int32Array.from(rows, (row) => foldOf.get(row) ?? FIRST_WINDOW);
}

function tooFewWindows(plan: TrainingPlan, units: readonly TimeUnit[], rows: number): LatheError {
  if (plan.group !== undefined) return tooFewGroups(plan, units.length);
  return new LatheError("too-few-rows", { rows, needed: plan.split.folds + 1 });
}

function tooFewGroups({ group, split }: TrainingPlan, groups: number): LatheError {
  return new LatheError("too-few-groups", { column: group ?? "", groups, folds: split.folds });
}

function codesOf({ y, classes }: Answers, rows: Int32Array): Int32Array | null {
  return classes.length > 0 ? Int32Array.from(rows, (row) => y[row]!) : null;
}

function markNamed(testRows: readonly number[], mask: Uint8Array): void {
  for (const row of testRows) {
    if (!Number.isInteger(row) || row < 0 || row >= mask.length) {
      throw new LatheError("bad-test-rows", {
        reason: `row ${row} is not one of the table's ${mask.length} rows (0 to ${mask.length - 1})`,
      });
    }
    mask[row] = 1;
  }
}

/** Named test rows may not tear a group apart: rows of it would be learned from. */
function checkWhole({ plan, roles: { groups } }: Dealing, known: Int32Array, mask: Uint8Array): void {
  if (groups === null) return;
  const sideOf = new Map<number, number>();
  for (const row of known) {
    const side = sideOf.get(groups[row]!) ?? mask[row]!;
    sideOf.set(groups[row]!, side);
    if (side !== mask[row]) {
      throw new LatheError("bad-test-rows", {
        reason: `some of them share a group of “${plan.group}” with rows that are learned from (row ${row} is one)`,
      });
    }
  }
}
