import type { RunId } from "#core/shared/brand.ts";
import { LatheError } from "#core/shared/problems.ts";
import { askTable } from "#state/ask.ts";
import type { Studio } from "#state/context.ts";
import { runFiles, runFilesOnTable } from "#state/run-store.ts";
import type { ExportState } from "#state/export-state.ts";
import type { StudioVerbs } from "#state/studio-state.ts";

type ExportVerbs = Pick<StudioVerbs, "exportOnnx" | "exportBundle" | "exportTfjs">;

export function exportVerbs(studio: Studio): ExportVerbs {
  const show = (run: RunId, change: Partial<ExportState>) => {
    const others = studio.get().exports.filter((shown) => shown.run !== run);
    const before = studio.get().exports.find((shown) => shown.run === run) ?? blank(run);
    studio.set({ exports: [...others, { ...before, ...change }] });
  };
  return {
    async exportOnnx(run) {
      show(run, { ...blank(run) });
      try {
        const { plan, pipeline } = await runFilesOnTable(studio, run);
        const table = await askTable(studio);
        const { bytes, verified, ...report } = await studio.asker.run("exportOnnx", {
          table,
          plan,
          pipeline,
          threshold: studio.get().project.threshold,
        });
        show(run, {
          ...report,
          status: verified ? "verified" : "refused",
          byteLength: bytes?.byteLength ?? 0,
        });
        return verified && bytes ? new Blob([bytes], { type: "application/octet-stream" }) : null;
      } catch (error) {
        return failed(run, error);
      }
    },
    async exportBundle(run, onnx, stem, facts) {
      try {
        const [{ sampleInputsCsv, writeBundle }, { pipeline }] = await Promise.all([
          import("#core/export/bundle/write-bundle.ts"),
          runFiles(studio, run),
        ]);
        const { inputs, target, classes } = pipeline;
        const { csv } = await studio.asker.run("predictFile", {
          pipeline: { ...pipeline, edits: [] }, // the made rows are as the edits leave a table
          threshold: studio.get().project.threshold,
          file: new Blob([sampleInputsCsv(inputs)]),
          name: "sample_inputs.csv",
          ids: [],
        });
        const title = studio.get().project.runs.find(({ id }) => id === run)?.name ?? stem;
        const bundle = { title, stem, target, classes, inputs, facts };
        const zip = writeBundle(
          bundle,
          new Uint8Array(await onnx.arrayBuffer()),
          new TextDecoder().decode(csv),
        );
        return new Blob([zip], { type: "application/zip" });
      } catch (error) {
        studio.report(error);
        return null;
      }
    },
    async exportTfjs(run) {
      try {
        const { pipeline } = await runFiles(studio, run);
        const bytes = await studio.asker.run("exportTfjs", { pipeline });
        return new Blob([bytes], { type: "application/zip" });
      } catch (error) {
        studio.report(error);
        return null;
      }
    },
  };

  /** What ONNX cannot say is an answer, not an accident: it is shown where the export is. */
  function failed(run: RunId, error: unknown): null {
    const refused = error instanceof LatheError && error.problem.code === "export-refused";
    const reason = refused ? String((error.problem.details as { reason: string }).reason) : null;
    show(run, { status: refused ? "refused" : "failed", reason });
    if (!refused) studio.report(error);
    return null;
  }
}

function blank(run: RunId): ExportState {
  return {
    run,
    status: "checking",
    maxDifference: null,
    allowed: null,
    rowsChecked: 0,
    byteLength: 0,
    differences: null,
    reason: null,
  };
}
