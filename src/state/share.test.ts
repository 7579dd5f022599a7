import { afterEach, describe, expect, it } from "vitest";
import { paintingCsv } from "#core/paint/painting-table.ts";
import { paintPreset, presets } from "#core/paint/presets.ts";
import { LatheError } from "#core/shared/problems.ts";
import { createStudio } from "#state/studio.ts";
import { closeWorkers } from "#test/support/in-process-worker.ts";
import { inProcessServices } from "#test/support/in-process-services.ts";

const shape = paintPreset(presets[0]!, 1);
const painted = () => new Blob([paintingCsv(shape)]);
const services = () =>
  inProcessServices({
    fetchSample: async (id) => ({ file: painted(), name: `${id}.csv` }),
  });

afterEach(closeWorkers);

describe("a link to a project", () => {
  it("holds painted points and the pipeline as it was changed, and opens as a new project that trains", async () => {
    const giver = createStudio(services());
    await giver.useStudio.getState().openFile(painted(), "painted.csv");
    const { setSplit, setThreshold, removeModel, project } = giver.useStudio.getState();
    setSplit({ randomState: 11, folds: 3 });
    setThreshold(0.3);
    removeModel(project.graph.nodes.find(({ kind }) => kind === "mlp")!.id);
    const link = await giver.queries.shareText();
    giver.studio.scheduler.cancelAll();

    const taker = createStudio(services());
    await taker.useStudio.getState().openShared(link);
    const taken = taker.useStudio.getState();
    const given = giver.useStudio.getState().project;
    expect(taken.problems).toEqual([]);
    expect(taken.project.graph).toEqual(given.graph);
    expect(taken.project.threshold).toBe(0.3);
    expect(taken.project.source?.contentHash).toBe(given.source?.contentHash);
    expect(await taker.queries.painting()).toEqual(shape);
    expect(taken.jobs.map(({ node }) => node)).toEqual([
      "baseline",
      "logistic-regression",
      "decision-tree",
      "hist-gradient-boosting",
    ]);
    taker.studio.scheduler.cancelAll();
  });

  it("to a sample names the sample", async () => {
    const giver = createStudio(services());
    await giver.useStudio.getState().openSample("moons");
    const link = await giver.queries.shareText();
    giver.studio.scheduler.cancelAll();
    const taker = createStudio(services());
    await taker.useStudio.getState().openShared(link);
    taker.studio.scheduler.cancelAll();
    expect(taker.useStudio.getState().project.source).toMatchObject({
      sample: "moons",
      fileName: "moons.csv",
    });
  });

  it("is refused for a table of one's own, and a damaged one leaves everything as it was", async () => {
    const { useStudio, queries, studio } = createStudio(services());
    await useStudio.getState().openText("a,b\n1,x\n2,y\n3,x\n4,y\n");
    studio.scheduler.cancelAll();
    await expect(queries.shareText()).rejects.toThrow(LatheError);
    await expect(queries.shareText()).rejects.toMatchObject({ problem: { code: "link-needs-rows" } });
    const before = useStudio.getState().project;
    await useStudio.getState().openShared("nonsense");
    const { project, problems } = useStudio.getState();
    expect(project).toBe(before);
    expect(problems.map(({ problem }) => problem.code)).toEqual(["link-invalid"]);
  });
});
