import { describe, expect, it } from "vitest";
import type { Table } from "#core/frame/column.ts";
import { fitPart } from "#core/model-selection/fit-part.ts";
import { prepareSplit } from "#core/model-selection/fold.ts";
import { readTable } from "#core/ingest/read-table.ts";
import { bytesSource, textSource } from "#core/ingest/text-source.ts";
import { openColumnStore } from "#core/out-of-core/column-store.ts";
import { DiskPart, type DiskTable } from "#core/out-of-core/disk-part.ts";
import { sampleOnlyReason } from "#core/out-of-core/learns-from-disk.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { createRandom } from "#core/shared/random.ts";
import { planFor, quietly } from "#test/support/judge.ts";
import { keepGoing } from "#test/reading.ts";
import { memorySink } from "#test/support/memory-sink.ts";

const context = { clock: () => 0, finishEarly: { aborted: false } };
const sample = { share: 0.1, randomState: 5 };

const never = async () => {
  throw new Error("the design holds all rows of the sample");
};

/** Two numbers, one in the order of the file, and a colour that a small sample may lack; a target of all three. */
function madeText(nRows: number): string {
  const random = createRandom(1);
  const lines = Array.from({ length: nRows }, (_, i) => {
    const [a, b] = [random.normal(), i / nRows];
    const colour = i === 77 ? "rare" : ["red", "green", "blue"][random.integer(3)]!;
    const signal = a * (b > 0.5 ? 2 : -2) + (colour === "red" ? 1 : 0) + 0.3 * random.normal();
    const missing = i % 97 === 0;
    return `${a.toFixed(4)},${b.toFixed(5)},${colour},${missing ? "" : signal > 0 ? "yes" : "no"}`;
  });
  return `a,b,colour,target\n${lines.join("\n")}\n`;
}

async function onDisk(
  nRows: number,
  blockRows = 500,
): Promise<{ table: Table; disk: DiskTable; all: Table }> {
  const sink = memorySink();
  const source = textSource("t.csv", madeText(nRows));
  const { table } = await readTable(source, { sample }, keepGoing, { spill: { sink, blockRows } });
  const { table: all } = await readTable(source, {}, keepGoing);
  const store = await openColumnStore(bytesSource("rows", sink.bytes()));
  return { table, all, disk: { store, sample } };
}

function planOf(table: Table, params: object): TrainingPlan {
  const plan = planFor(table, "binary", ["mlp"], 4);
  const [model] = plan.models;
  const given = { ...(model!.params as object), hiddenLayers: [12], learningRate: 0.01, ...params };
  const models = [{ ...model!, engine: "tfjs-wasm", params: given }];
  return { ...plan, read: { sample, onDisk: true }, models };
}

describe("rows on disk", () => {
  it("are each learned from or held out, never both, and those of the sample are neither", async () => {
    const { table, disk } = await onDisk(3000);
    const plan = planOf(table, {});
    const folds = [0, 1, 2, 3].map((fold) => new DiskPart(disk, plan, fold));
    const final = new DiskPart(disk, plan, null);
    let beside = 0;
    for (let row = 0; row < 3000; row++) {
      const held = folds.filter((part) => part.isHeldOut(row));
      const learned = folds.filter((part) => part.learnsFrom(row));
      expect(final.isHeldOut(row)).toBe(false);
      if (!final.learnsFrom(row)) {
        expect([held.length, learned.length]).toEqual([0, 0]);
        continue;
      }
      beside++;
      expect([held.length, learned.length]).toEqual([1, 3]);
      expect(learned).not.toContain(held[0]);
    }
    expect(beside + table.nRows).toBe(3000);
  });

  it("come prepared as those of the sample, whole once a pass, in an order of the seed", async () => {
    const { table, disk } = await onDisk(2000, 128);
    const plan = planOf(table, { maxIter: 2 });
    const split = prepareSplit(table, plan);
    const { pipeline } = await fitPart(table, plan, plan.models[0]!, split, null, quietly, context);
    const part = new DiskPart(disk, plan, 1);
    const pass = async (seed: number) => {
      const rows: string[] = [];
      for await (const { nRows, X, y, features } of part
        .more(pipeline, { rows: new Int32Array(0), label: never })
        .stretches(seed)) {
        expect(features).toEqual(pipeline.features);
        for (let i = 0; i < nRows; i++)
          rows.push([...features.map((_, j) => X[j * nRows + i]!), y[i]!].join());
      }
      return rows;
    };
    const [one, two] = [await pass(1), await pass(2)];
    expect(one).not.toEqual(two);
    expect(one.toSorted()).toEqual(two.toSorted());
    expect(await pass(1)).toEqual(one);
    let wanted = 0; // i % 97: no answer
    for (let row = 0; row < 2000; row++) if (part.learnsFrom(row) && row % 97 !== 0) wanted++;
    expect([one.length, part.nLearned]).toEqual([wanted, wanted]);
  });

  it("make a net as good as one that held them all, and better than the sample alone", async () => {
    const { table, disk, all } = await onDisk(12_000);
    const fit = async (given: Table, at: DiskTable | null) => {
      const plan = planOf(given, { maxIter: 25 });
      return fitPart(given, plan, plan.models[0]!, prepareSplit(given, plan), 0, quietly, {
        ...context,
        disk: at,
      });
    };
    const scoreOf = (scores: readonly { metric: string; value: number }[]) =>
      scores.find(({ metric }) => metric === "logLoss")!.value;
    const fromDisk = await fit(table, disk);
    const fromSample = await fit(table, null);
    const inMemory = await fit(all, null);
    const { learned, judged, scores } = fromDisk.disk!;
    expect(fromSample.disk).toBeUndefined();
    expect(learned / judged).toBeCloseTo(3, 0);
    expect(fromDisk.pipeline.nTrainRows).toBeGreaterThan(8000);
    expect(Math.abs(scoreOf(scores) - scoreOf(inMemory.scores))).toBeLessThan(0.03);
    expect(scoreOf(fromDisk.scores)).toBeLessThan(scoreOf(fromSample.scores));
  });

  it("are learned from once an epoch with all of the sample, of which a fit holds what it may", async () => {
    const { table, disk } = await onDisk(4000, 128);
    const plan = planOf(table, { maxIter: 3, earlyStopping: "off" });
    const split = prepareSplit(table, plan);
    const fit = (atOnce: number) =>
      fitPart(table, plan, plan.models[0]!, split, null, quietly, { ...context, disk: { ...disk, atOnce } });
    const [little, much] = [await fit(90), await fit(10_000)];
    expect(little.disk!.learned).toBe(much.disk!.learned);
    expect(little.pipeline.nTrainRows).toBe(much.pipeline.nTrainRows);
    const lossOf = ({ curve }: typeof little) => curve.at(-1)!.trainLoss!;
    expect(Math.abs(lossOf(little) - lossOf(much))).toBeLessThan(0.05);
  });

  it("are for families that learn in batches, split row by row, after edits of single rows", async () => {
    const { table } = await onDisk(500);
    const plan = planOf(table, {});
    const edited = (edit: string, params: unknown) => ({
      ...plan,
      read: { ...plan.read, edits: [{ edit, params, on: true }] },
    });
    expect(sampleOnlyReason(plan, "mlp")).toBeNull();
    expect(sampleOnlyReason(plan, "decision-tree")).toBe("it needs all of its rows in memory at once");
    expect(sampleOnlyReason({ ...plan, group: "colour" }, "mlp")).toMatch(/by group/);
    expect(sampleOnlyReason(edited("rename-column", { from: "a", to: "c" }), "mlp")).toBeNull();
    expect(sampleOnlyReason(edited("drop-duplicates", {}), "mlp")).toMatch(
      /takes the rows in memory together/,
    );
  });
});
