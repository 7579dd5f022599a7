import { describe, expect, it } from "vitest";
import { judgeComparison } from "#core/evaluate/split-comparison.ts";
import type { Table } from "#core/frame/column.ts";
import { compareSplits } from "#core/model-selection/compare-splits.ts";
import { heldOutRowsOf, prepareSplit, sealedRowsOf, trainRowsOf } from "#core/model-selection/fold.ts";
import { randomControl, repeatedSplit } from "#core/model-selection/other-splits.ts";
import { repeatFolds } from "#core/model-selection/repeat-folds.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { createRandom } from "#core/shared/random.ts";
import { planFor, quietly } from "#test/support/judge.ts";

const PATIENTS = 50;
const VISITS = 8;

/**
 * Visits of patients. Marks tell who a patient is; the answer is drawn for a patient (`leak` 1), or for a visit (0), so
 * that nothing about new patients can be known, and with a leak everything about known ones.
 */
function visits(leak: 0 | 1, seed = 3): Table {
  const random = createRandom(seed);
  const nRows = PATIENTS * VISITS;
  const patient = Int32Array.from({ length: nRows }, (_, row) => row % PATIENTS);
  const perPatient = () => Array.from({ length: PATIENTS }, () => random.normal());
  const marks = [perPatient(), perPatient()];
  const answers = perPatient();
  return {
    nRows,
    columns: [
      {
        kind: "categorical",
        name: "patient",
        codes: patient,
        categories: Array.from({ length: PATIENTS }, (_, i) => `p${i}`),
      },
      ...marks.map((mark, i) => ({
        kind: "numeric" as const,
        name: `mark${i}`,
        values: Float64Array.from(patient, (who) => mark[who]! + 0.001 * random.normal()),
      })),
      {
        kind: "integer",
        name: "day",
        values: Float64Array.from({ length: nRows }, (_, row) => (row * 37) % 401),
      },
      {
        kind: "numeric",
        name: "target",
        values: Float64Array.from(patient, (who) =>
          leak === 1 ? answers[who]! + 0.1 * random.normal() : random.normal(),
        ),
      },
    ],
  };
}

function planOf(table: Table, roles: Pick<TrainingPlan, "group" | "time">): TrainingPlan {
  const plan = planFor(table, "regression", ["decision-tree"]);
  return { ...plan, ...roles, features: ["mark0", "mark1"] };
}

const asked = (table: Table, plan: TrainingPlan) => ({
  table,
  plan,
  model: plan.models[0]!,
  split: prepareSplit(table, plan),
  clock: () => 0,
  checkpoint: quietly,
});

const folds = [0, 1, 2, 3, 4];

describe("a random split beside the plan's own", () => {
  it.each([{ group: "patient" }, { time: "day" }, { group: "patient", time: "day" }])(
    "seals the same rows, and holds out each of the others at most once: %j",
    (roles) => {
      const table = visits(1);
      const plan = planOf(table, roles);
      const split = prepareSplit(table, plan);
      const control = randomControl(split, plan);
      expect(sealedRowsOf(control)).toEqual(sealedRowsOf(split));
      const held = folds.flatMap((fold) => [...heldOutRowsOf(control, fold)]);
      expect(new Set(held).size).toBe(held.length);
      for (const fold of folds) {
        const learned = new Set(trainRowsOf(control, fold));
        expect([...heldOutRowsOf(control, fold)].some((row) => learned.has(row))).toBe(false);
        expect([...sealedRowsOf(split)].some((row) => learned.has(row))).toBe(false);
      }
    },
  );

  it("in place of windows in time has windows of the same sizes, in no order", () => {
    const table = visits(1);
    const plan = planOf(table, { time: "day" });
    const split = prepareSplit(table, plan);
    const control = randomControl(split, plan);
    const days = table.columns.find(({ name }) => name === "day")!;
    if (days.kind !== "integer") throw new Error("days are whole numbers");
    for (const fold of folds) {
      expect(heldOutRowsOf(control, fold).length).toBe(heldOutRowsOf(split, fold).length);
      expect(trainRowsOf(control, fold).length).toBe(trainRowsOf(split, fold).length);
      const first = Math.min(...Array.from(heldOutRowsOf(control, fold), (row) => days.values[row]!));
      expect([...trainRowsOf(control, fold)].some((row) => days.values[row]! > first)).toBe(true);
    }
  });

  it("flatters a model that knows patients again, and this is said", async () => {
    const table = visits(1);
    const plan = planOf(table, { group: "patient" });
    const verdict = judgeComparison(await compareSplits(asked(table, plan)), plan);
    expect(verdict.atRandom).toBe("better");
    expect(verdict.random.mean).toBeLessThan(0.5 * verdict.own.mean);
    expect(verdict.words).toContain("It then learns from other rows of the same “patient”");
  });

  it("says nothing of a table where patients tell nothing, on most of several draws", async () => {
    const verdicts = [];
    for (const seed of [11, 12, 13, 14]) {
      const table = visits(0, seed);
      const plan = planOf(table, { group: "patient" });
      verdicts.push(judgeComparison(await compareSplits(asked(table, plan)), plan).atRandom);
    }
    expect(verdicts.filter((verdict) => verdict === "alike").length).toBeGreaterThanOrEqual(3);
  });

  it("is refused where the plan's own is at random", async () => {
    const table = visits(1);
    const refused = compareSplits(asked(table, planOf(table, {})));
    await expect(refused).rejects.toMatchObject({ problem: { code: "split-unusable" } });
  });
});

describe("repeated folds", () => {
  it.each([{}, { group: "patient" }])(
    "keep the seal and the groups, and begin with the plan's own: %j",
    (roles) => {
      const table = visits(1);
      const plan = planOf(table, roles);
      const split = prepareSplit(table, plan);
      expect(repeatedSplit(split, plan, 0)).toBe(split);
      const patients = table.columns[0]!;
      if (patients.kind !== "categorical") throw new Error("patients are names");
      for (let repeat = 1; repeat < 4; repeat++) {
        const again = repeatedSplit(split, plan, repeat);
        expect(sealedRowsOf(again)).toEqual(sealedRowsOf(split));
        expect(again.foldOf).not.toEqual(split.foldOf);
        expect(again.foldOf).toEqual(repeatedSplit(split, plan, repeat).foldOf);
        for (const fold of folds) {
          const held = heldOutRowsOf(again, fold);
          const learned = trainRowsOf(again, fold);
          expect(held.length + learned.length).toBe(split.nTrain);
          const known = new Set(Array.from(learned, (row) => patients.codes[row]!));
          const isMet = [...held].some((row) => known.has(patients.codes[row]!));
          expect(isMet).toBe(roles.group === undefined);
        }
      }
    },
  );

  it("give every fold's score, and the spread of the repeats' means", async () => {
    const table = visits(1);
    const plan = planOf(table, {});
    const [rmse] = await repeatFolds(asked(table, plan), 3);
    expect(rmse!.metric).toBe("rmse");
    expect(rmse!.repeats.map(({ length }) => length)).toEqual([5, 5, 5]);
    const means = rmse!.repeats.map((scores) => scores.reduce((sum, one) => sum + one, 0) / 5);
    const mean = (means[0]! + means[1]! + means[2]!) / 3;
    expect(rmse!.mean).toBeCloseTo(mean, 12);
    const squares = means.reduce((sum, one) => sum + (one - mean) ** 2, 0);
    expect(rmse!.std).toBeCloseTo(Math.sqrt(squares / 2), 12);
    expect(rmse!.std).toBeGreaterThan(0);
  });

  it("are refused for windows in time, which can be cut in one way only", async () => {
    const table = visits(1);
    const refused = repeatFolds(asked(table, planOf(table, { time: "day" })), 2);
    await expect(refused).rejects.toMatchObject({ problem: { code: "split-unusable" } });
  });
});
