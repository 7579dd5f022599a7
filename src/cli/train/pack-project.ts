import type { JudgedModel } from "#cli/train/judge-models.ts";
import { titleOf } from "#cli/train/build-report.ts";
import type { ReadResult } from "#core/frame/reading.ts";
import { encodeTable } from "#core/frame/table-file.ts";
import type { SealLook, SealReport } from "#cli/train/report.ts";
import type { PipelineGraph } from "#core/pipeline/graph.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { type LatheContents, writeLatheFile } from "#core/project/lathe-file.ts";
import { runFilesOf } from "#core/project/run-files.ts";
import type { RunRecord } from "#core/project/run.ts";
import { assert } from "#core/shared/assert.ts";
import type { ProjectId, RunId } from "#core/shared/brand.ts";
import { joinBytes } from "#core/shared/join-bytes.ts";
import type { OtherTables } from "#core/table-edits/table-edit.ts";
import { hashText } from "#core/shared/hash.ts";

/** Everything of this training as a project that the page opens, rows included. */
export function packProject(
  { reading, table }: ReadResult,
  others: OtherTables,
  graph: PipelineGraph,
  plan: TrainingPlan,
  models: readonly JudgedModel[],
  { looks }: SealReport,
  now: string,
): Uint8Array {
  const project: LatheContents["project"] = {
    version: 1,
    id: `cli-${hashText(`${reading.contentHash} ${now}`)}` as ProjectId,
    name: reading.fileName.replace(/\.[^.]+$/, ""),
    createdAt: now,
    updatedAt: now,
    source: {
      fileName: reading.fileName,
      byteLength: reading.byteLength,
      contentHash: reading.contentHash,
      nRows: table.nRows,
      nColumns: table.columns.length,
      sample: null,
    },
    graph,
    runs: models.map((model) => runOf(model, looks.at(-1), now)),
    // Runs of earlier trainings are not in this file.
    seal: looks.map(({ at, reason }) => ({ at, reason, runs: at === now ? models.map(runId) : [] })),
    threshold: 0.5,
  };
  const runs = models.map((model) => ({ id: runId(model), files: filesOf(plan, model) }));
  return writeLatheFile({
    project,
    runs,
    table: { reading, bytes: joinBytes(encodeTable(table)), source: null, others: bytesOf(others) },
  });
}

function bytesOf(others: OtherTables) {
  return [...others].map(([key, table]) => ({ key, bytes: joinBytes(encodeTable(table)) }));
}

function runOf(model: JudgedModel, look: SealLook | undefined, now: string): RunRecord {
  assert(look, "the models of a training were judged in a look of its own");
  const { number, at, reason, version } = look;
  return {
    ...model.summary,
    id: runId(model),
    node: model.trained.model.node,
    name: titleOf(model.trained),
    createdAt: now,
    deletedAt: null,
    status: "succeeded",
    problem: null,
    test: model.sealed.scores,
    version,
    looks: [{ number, at, reason, version, scores: model.sealed.scores }],
    importance: null,
  };
}

function filesOf(plan: TrainingPlan, { trained, sealed }: JudgedModel) {
  const files = runFilesOf(plan, trained.parts);
  assert(files, "a judged model has parts");
  return { ...files, test: { rows: sealed.rows, outputs: sealed.outputs } };
}

function runId({ trained }: JudgedModel): RunId {
  return trained.model.node as string as RunId;
}
