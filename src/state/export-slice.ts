import type { RunId } from "#core/shared/brand.ts";
import { LatheError } from "#core/shared/problems.ts";
import { askTable } from "#state/ask.ts";
import type { Studio } from "#state/context.ts";
import { runFiles, runFilesOnTable } from "#state/run-store.ts";
import type { ExportState } from "#state/export-state.ts";
import type { StudioVerbs } from "#state/studio-state.ts";

type ExportVerbs = Pick<StudioVerbs, "exportOnnx" | "checkedOnnx" | "exportBundle" | "exportTfjs">;

export function exportVerbs(studio: Studio): ExportVerbs {
  const files = new Map<RunId, Blob>(); // files stay out of the state, which is plain data
  const show = (next: ExportState) => {
    const others = studio.get().exports.filter(({ run }) => run !== next.run);
    studio.set({ exports: [...others, next] });
  };
  return {
    async exportOnnx(run) {
      const { threshold } = studio.get().project;
      const begun = blank(run, threshold);
      studio.get().keepOpenRun(run);
      files.delete(run);
      show(begun);
      /** False once the model was edited, or another project opened: what was checked is not asked for any more. */
      const isAwaited = () => studio.get().exports.includes(begun);
      try {
        const { plan, pipeline } = await runFilesOnTable(studio, run);
        const table = await askTable(studio);
        const asked = { table, plan, pipeline, threshold };
        const { bytes, verified, ...report } = await studio.asker.run("exportOnnx", asked);
        if (!isAwaited()) return;
        if (verified && bytes) files.set(run, new Blob([bytes], { type: "application/octet-stream" }));
        const status = verified ? "verified" : "refused";
        show({ ...begun, ...report, status, byteLength: bytes?.byteLength ?? 0 });
      } catch (error) {
        if (isAwaited()) show({ ...begun, ...howItFailed(error) });
        if (!isRefusal(error)) studio.report(error);
      }
    },
    checkedOnnx(run) {
      const { exports, project } = studio.get();
      const isChecked = exports.some(
        (made) => made.run === run && made.status === "verified" && made.threshold === project.threshold,
      );
      return isChecked ? (files.get(run) ?? null) : null;
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
      studio.get().keepOpenRun(run);
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
}

/** What ONNX cannot say is an answer, not an accident: it is shown where the export is. */
function howItFailed(error: unknown): Pick<ExportState, "status" | "reason"> {
  if (!isRefusal(error)) return { status: "failed", reason: null };
  return { status: "refused", reason: String((error.problem.details as { reason: string }).reason) };
}

function isRefusal(error: unknown): error is LatheError {
  return error instanceof LatheError && error.problem.code === "export-refused";
}

function blank(run: RunId, threshold: number): ExportState {
  return {
    run,
    threshold,
    status: "checking",
    maxDifference: null,
    allowed: null,
    rowsChecked: 0,
    byteLength: 0,
    differences: null,
    reason: null,
  };
}
