import { afterEach, expect, it } from "vitest";
import { learnNodesOf } from "#core/pipeline/edit.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { createStudio } from "#state/studio.ts";
import type { Job } from "#state/studio-state.ts";
import { inProcessServices } from "#test/support/in-process-services.ts";
import { closeWorkers } from "#test/support/in-process-worker.ts";

afterEach(closeWorkers);

function csv(): string {
  const lines = ["a,b,group,y"];
  for (let i = 0; i < 160; i++) {
    const [a, b] = [(i * 37) % 101, (i * 53) % 97];
    lines.push(`${a},${b},${["red", "green", "blue"][i % 3]},${(a - 50) * (b - 48) > 0 ? "yes" : "no"}`);
  }
  return lines.join("\n");
}

it("keeps a net's way through training, shows it to who looks on, and judges it as it was", async () => {
  const { useStudio, queries } = createStudio(inProcessServices());
  const state = useStudio.getState;
  const looks = new Set<NonNullable<Job["look"]>>();
  useStudio.subscribe(({ jobs }) => jobs.forEach(({ look }) => look && looks.add(look)));
  await state().openFile(new Blob([csv()]), "fields.csv");
  for (const { id } of state().jobs) state().cancel(id);
  for (const { id } of learnNodesOf(state().project.graph)) if (id !== "mlp") state().removeModel(id);
  state().setParams("mlp" as NodeId, {
    maxIter: 400,
    nIterNoChange: 400,
    learningRate: 0.005,
    tol: 0,
    batchSize: 32,
  });
  state().watchTraining({ plane: { x: "a", y: "b" } });
  state().train();
  await new Promise<void>((resolve) => {
    const stop = useStudio.subscribe(({ jobs, project }) => {
      if (jobs.length > 0 || project.runs.length === 0) return;
      stop();
      resolve();
    });
  });
  expect(state().problems).toEqual([]);
  const run = state().project.runs.at(-1)!;
  expect(run).toMatchObject({ estimator: "mlp", problem: null });

  const seen = [...looks].find(({ surface }) => surface !== null)!;
  expect(seen.surface).toMatchObject({ x: { column: "a" }, y: { column: "b" }, n: 40, shares: null });
  expect(seen.surface!.outputs).toHaveLength(2 * 40 * 40);
  expect(seen.insides!.parts.map(({ title }) => title)).toEqual(["Dense, 100 units", "Output"]);
  for (const look of looks) expect(JSON.stringify(look).length).toBeLessThan(50_000);

  const stages = await queries.stages(run.id);
  expect(stages.map(({ fold, refused }) => [fold, refused])).toEqual([
    [0, null],
    [null, null],
  ]);
  const { iterations } = stages[0]!;
  expect(iterations.slice(0, 3)).toEqual([1, 2, 3]);
  expect(iterations.at(-1)).toBe(400);
  expect(iterations.length).toBeLessThanOrEqual(30);

  const accuracy = async (iteration: number) => {
    const evaluation = await queries.evaluationAt(run.id, iteration);
    if (evaluation.task === "regression") throw new Error("a class was to be predicted");
    const right = evaluation.confusion.counts.reduce((sum, row, i) => sum + row[i]!, 0);
    return right / evaluation.nRows;
  };
  const judged = run.scores.find(({ metric }) => metric === "accuracy")!.folds[0]!;
  expect(await accuracy(400)).toBeCloseTo(judged, 12);
  expect(await accuracy(1)).toBeLessThan(judged);

  const first = await queries.lookAt(run.id, null, 1, { plane: "components" });
  const last = await queries.lookAt(run.id, null, null, { plane: "components" });
  expect(first.surface!.points).toEqual(last.surface!.points);
  expect(first.surface!.outputs).not.toEqual(last.surface!.outputs);
  expect(last.surface!.shares![0]).toBeGreaterThan(last.surface!.shares![1]);
}, 30_000);
