import { keptReport } from "#core/monitor/check-record.ts";
import { monitoredOf } from "#core/monitor/monitored.ts";
import type { MonitorProgress } from "#core/monitor/monitor.ts";
import type { TrainingReference } from "#core/monitor/training-reference.ts";
import type { ReadProgress } from "#core/frame/reading.ts";
import { addStep, whyNotAdd } from "#core/pipeline/arrange.ts";
import type { PipelineGraph } from "#core/pipeline/graph.ts";
import type { RunId } from "#core/shared/brand.ts";
import { isAbortError } from "#core/shared/checkpoint.ts";
import { LatheError } from "#core/shared/problems.ts";
import { askTable } from "#state/ask.ts";
import { problemOf, type Studio } from "#state/context.ts";
import { runFiles, runFilesOnTable, storedRunFiles } from "#state/run-store.ts";
import type { StudioVerbs } from "#state/studio-state.ts";

type MonitorVerbs = Pick<StudioVerbs, "checkFile" | "cancelCheck" | "removeCheck">;

/** Reading a file is most of the work. */
const READING = 0.7;

export function monitorVerbs(studio: Studio): MonitorVerbs {
  const { vault, set, get } = studio;
  return {
    async checkFile(run, file, name) {
      if (get().readOnly) return studio.report(new LatheError("read-only-window", {}));
      vault.checking?.abort();
      const own = new AbortController();
      vault.checking = own;
      const { id: project } = get().project;
      const show = (progress: number | null) => {
        if (vault.checking === own) set({ checking: { status: "checking", fileName: name, progress } });
      };
      show(null);
      try {
        const checked = await check(studio, run, file, name, own.signal, show);
        if (vault.checking !== own || get().project.id !== project) return;
        studio.edit(`check ${name}`, null, (now) => {
          const { fileName, contentHash } = checked.reading;
          const report = keptReport(checked.report);
          const record = {
            id: studio.services.newId(),
            run,
            at: studio.services.now(),
            fileName,
            contentHash,
            report,
          };
          return { ...now, graph: withMonitor(now.graph), checks: [...(now.checks ?? []), record] };
        });
        set({ checking: { status: "idle" } });
      } catch (error) {
        if (vault.checking !== own || isAbortError(error)) return;
        set({ checking: { status: "failed", fileName: name, problem: problemOf(error) } });
      }
    },
    cancelCheck() {
      vault.checking?.abort();
      vault.checking = null;
      set({ checking: { status: "idle" } });
    },
    removeCheck(id) {
      const gone = get().project.checks?.find((each) => each.id === id);
      if (!gone) return;
      studio.edit(`remove the check of ${gone.fileName}`, null, (project) => ({
        ...project,
        checks: project.checks?.filter((each) => each.id !== id),
      }));
    },
  };
}

async function check(
  studio: Studio,
  id: RunId,
  file: Blob,
  name: string,
  signal: AbortSignal,
  show: (progress: number) => void,
) {
  const run = studio.get().project.runs.find((record) => record.id === id);
  if (!run) throw new LatheError("run-has-no-model", { run: id });
  const files = await runFiles(studio, id);
  const reference = files.reference ?? (await makeReference(studio, id, run.name));
  const model = monitoredOf(files, reference, run, studio.get().project.threshold);
  return studio.asker.run(
    "checkFile",
    { model, file, name },
    { signal, onProgress: (progress) => show(shareOf(progress)) },
  );
}

/** A run from before has none: it is made from the training rows while they are there, and kept from then on. */
async function makeReference(studio: Studio, id: RunId, name: string): Promise<TrainingReference> {
  if (studio.vault.tableKey === null) throw new LatheError("no-training-reference", { run: name });
  const { plan } = await runFilesOnTable(studio, id);
  const table = await askTable(studio);
  const reference = await studio.asker.run("trainingReference", { table, plan });
  const files = { ...(await storedRunFiles(studio, id)), reference };
  studio.vault.runs.set(id, files);
  studio.saveRun(id, files);
  return reference;
}

/** What is checked is on the drawing too, where it can be. */
function withMonitor(graph: PipelineGraph): PipelineGraph {
  return whyNotAdd(graph, "monitor") === null ? addStep(graph, "monitor") : graph;
}

function shareOf(progress: ReadProgress | MonitorProgress): number {
  if ("bytesRead" in progress) return (READING * progress.bytesRead) / Math.max(1, progress.bytesTotal);
  return READING + ((1 - READING) * progress.done) / Math.max(1, progress.of);
}
