import { runCanaries } from "#core/canaries/run-canaries.ts";
import { zipSync } from "fflate";
import { estimators } from "#core/estimators/registry.ts";
import { countByCell, evaluate, rowsOfCell } from "#core/evaluate/evaluate.ts";
import { decisionSurface } from "#core/explain/decision-surface.ts";
import { judgeShapeEdits } from "#core/explain/judge-shape-edits.ts";
import { lookInside } from "#core/explain/look-inside.ts";
import { explainOne } from "#core/explain/one-prediction.ts";
import { type ColumnStore, openColumnStore } from "#core/out-of-core/column-store.ts";
import type { DiskTable } from "#core/out-of-core/disk-part.ts";
import { pruningPath } from "#core/explain/pruning-path.ts";
import { treeDrawing } from "#core/explain/tree-drawing.ts";
import { explainRowsOf } from "#core/explain/tree-shap/explain-rows-of.ts";
import { heldOutShap } from "#core/explain/tree-shap/held-out-shap.ts";
import { permutationImportance } from "#core/explain/permutation-importance.ts";
import { readExportedModel } from "#core/export/onnx/read/exported-model.ts";
import { pipelineToOnnx } from "#core/export/onnx/write-pipeline.ts";
import { pipelineToPython } from "#core/export/python/write-python.ts";
import type { Table } from "#core/frame/column.ts";
import type { Judged } from "#core/metrics/metric.ts";
import { compareSplits } from "#core/model-selection/compare-splits.ts";
import { spreadOutputs } from "#core/model-selection/class-subset.ts";
import { fitPart, type PartContext } from "#core/model-selection/fit-part.ts";
import { type PreparedSplit, prepareSplit, sealedRowsOf, trainRowsOf } from "#core/model-selection/fold.ts";
import { describeSplit } from "#core/model-selection/describe-split.ts";
import { previewStep } from "#core/model-selection/preview-step.ts";
import { judgeSealed } from "#core/model-selection/sealed.ts";
import { targetSdOf } from "#core/model-selection/target-sd.ts";
import { checkTable } from "#core/monitor/check-table.ts";
import { referenceFromRows } from "#core/monitor/reference-of-run.ts";
import { readForPipeline } from "#core/pipeline/read-for-pipeline.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { pipelineAt } from "#core/pipeline/pipeline-at.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import { predictPipeline } from "#core/pipeline/predict-pipeline.ts";
import { oneRowTable } from "#core/predict/one-row-table.ts";
import { predictOne, predictRows, countUnlike } from "#core/predict/prediction.ts";
import { predictionCsv } from "#core/predict/prediction-csv.ts";
import type { HeldOut } from "#core/project/run-files.ts";
import { together } from "#core/project/together.ts";
import { assert } from "#core/shared/assert.ts";
import { canonicalJson } from "#core/shared/hash.ts";
import { LatheError } from "#core/shared/problems.ts";
import type { Team } from "#kernels/team/team.ts";
import { blobSource } from "#workers/blob-source.ts";
import type { TrainOperations } from "#workers/protocol.ts";
import { givenUp } from "#workers/given-up.ts";
import { createOnlooker } from "#workers/onlooker.ts";
import { type Handlers, move } from "#workers/rpc.ts";

export interface TrainAssets {
  /** Written into exported models. */
  readonly version: string;
  /** Helps with fits; absent where there is only one thread. */
  readonly team?: Team;
  /** Address of the ONNX runtime's WebAssembly; absent in Node. */
  readonly onnxWasm?: string;
}

/** Shuffles a column in each fold; rows of each fold at most. */
const IMPORTANCE = { nRepeats: 5, maxRows: 2000, randomState: 0 };

/** What a training worker does: it unpacks, calls core, returns. It remembers one table and one split of it. */
export function trainHandlers(assets: TrainAssets): Handlers<TrainOperations> {
  let held: { readonly key: string; readonly table: Table; readonly disk: Blob | null } | null = null;
  let opened: { readonly key: string; readonly store: ColumnStore } | null = null;
  let prepared: { readonly key: string; readonly split: PreparedSplit } | null = null;

  const runtime = assets.onnxWasm ? { wasmPaths: { wasm: assets.onnxWasm } } : {};
  const onlooker = createOnlooker(() => performance.now());

  function tableOf(key: string): Table {
    assert(held?.key === key, "the table is sent before it is worked on");
    return held.table;
  }

  /** All rows, where the table is a sample of them. */
  async function diskOf(key: string, { read }: TrainingPlan): Promise<DiskTable | null> {
    const disk = held?.key === key ? held.disk : null;
    if (disk === null || read.sample === undefined) return null;
    if (opened?.key !== key) opened = { key, store: await openColumnStore(blobSource(disk, "rows")) };
    return { store: opened.store, sample: read.sample };
  }

  function splitOf(key: string, plan: TrainingPlan): { table: Table; split: PreparedSplit } {
    const table = tableOf(key);
    const splitKey = `${key} ${canonicalJson({ ...plan, models: [] })}`;
    if (prepared?.key !== splitKey) prepared = { key: splitKey, split: prepareSplit(table, plan) };
    return { table, split: prepared.split };
  }

  function judged(key: string, plan: TrainingPlan, parts: readonly HeldOut[]): Judged & { rows: Int32Array } {
    const { classes, positive, y } = splitOf(key, plan).split.answers;
    const { rows, outputs } = together(parts);
    const yTrue = Float64Array.from(rows, (row) => y[row] ?? Number.NaN);
    return { task: plan.task, yTrue, outputs, classes, positive, rows };
  }

  return {
    async setTable({ key, table, disk }) {
      held = { key, table, disk };
      opened = null;
      prepared = null;
      return null;
    },

    async fitPart({ table: key, plan, model, fold, resume, spareCores }, call) {
      const { checkpoint, clock, finishEarly, notify } = call;
      const { table, split } = splitOf(key, plan);
      const disk = await diskOf(key, plan);
      const context: PartContext = {
        clock,
        finishEarly,
        disk,
        ...(resume === null ? {} : { resume }),
        saveCheckpoint: (state) => notify({ kind: "checkpoint", state }),
        onEngine: (engine, timings) => notify({ kind: "engine", engine, timings }),
        keepsStages: fold === null || fold === 0,
        onlooker: onlooker.of((look) => notify({ kind: "look", look })),
      };
      const fit = () => fitPart(table, plan, model, split, fold, checkpoint, context);
      return assets.team ? assets.team.help(spareCores, fit) : fit();
    },

    importance({ table: key, plan, folds }, { checkpoint }) {
      const { table, split } = splitOf(key, plan);
      return permutationImportance(table, plan, split, folds, IMPORTANCE, checkpoint);
    },

    canaries({ table: key, plan, model, held: heldOut }, { checkpoint, clock }) {
      const { table, split } = splitOf(key, plan);
      return runCanaries({ table, plan, model, split, heldOut, clock, checkpoint });
    },

    compareSplits({ table: key, plan, model }, call) {
      return compareSplits({
        ...splitOf(key, plan),
        plan,
        model,
        clock: call.clock,
        checkpoint: givenUp(call),
      });
    },

    async heldOutShap({ table: key, plan, folds, className }, { checkpoint }) {
      const { table, split } = splitOf(key, plan);
      return heldOutShap(table, split, folds, className, checkpoint);
    },

    shapOfRow: ({ pipeline, values, className }, { checkpoint }) =>
      explainRowsOf(pipeline, oneRowTable(pipeline, values), Int32Array.of(0), className, checkpoint),

    async watch(request) {
      onlooker.ask(request);
      return null;
    },

    async lookAt({ table: key, plan, pipeline, fold, stage, request }) {
      const { table, split } = splitOf(key, plan);
      const seen = await pipelineAt(pipeline, stage);
      const codeOf = codesOf(split, pipeline);
      const rows = trainRowsOf(split, fold);
      return lookInside(table, seen, rows, codeOf, stage?.iteration ?? 0, request);
    },

    async drawTree({ table: key, plan, pipeline, tree }) {
      const { table, split } = splitOf(key, plan);
      return treeDrawing(table, pipeline, tree, trainRowsOf(split, null), codesOf(split, pipeline));
    },

    async pruningPath({ table: key, plan, model }, call) {
      const { table, split } = splitOf(key, plan);
      const pause = givenUp(call);
      return pruningPath(table, plan, split, model, (share) => pause({ share }), call.clock);
    },

    async evaluateAt({ table: key, plan, pipeline, stage, held: part, threshold }) {
      const { table, split } = splitOf(key, plan);
      const outputs = await predictPipeline(await pipelineAt(pipeline, stage), table, part.rows);
      const spread = spreadOutputs(outputs, pipeline.classes, split.answers.classes);
      const { rows, ...answers } = judged(key, plan, [{ rows: part.rows, outputs: spread }]);
      return evaluate(answers, rows, threshold);
    },

    async judgeShapeEdits({ table: key, plan, folds, edits, testToTrain }) {
      const { table, split } = splitOf(key, plan);
      return judgeShapeEdits(table, plan, split, folds, edits, testToTrain);
    },

    describeSplit: async ({ table: key, plan }) => describeSplit(tableOf(key), plan),

    previewStep: ({ table: key, plan, recipe, at, limit }) =>
      previewStep(tableOf(key), plan, recipe, at, limit),

    async evaluate({ table, plan, held: parts, threshold }) {
      const { rows, ...answers } = judged(table, plan, parts);
      return evaluate(answers, rows, threshold);
    },

    async countByCell({ table, plan, held: parts, threshold, chosen }) {
      const { rows, ...answers } = judged(table, plan, parts);
      return countByCell(answers, rows, threshold, chosen);
    },

    async rowsOfCell({ table, plan, held: parts, threshold, actual, predicted }) {
      const { rows, ...answers } = judged(table, plan, parts);
      const found = rowsOfCell(answers, rows, threshold, actual, predicted);
      return { rows: found, was: answers.classes[actual] ?? "", said: answers.classes[predicted] ?? "" };
    },

    judgeSealed({ table: key, plan, pipeline }) {
      const { table, split } = splitOf(key, plan);
      return judgeSealed(table, plan, split, pipeline);
    },

    predictRow: async ({ pipeline, threshold, values }) =>
      predictOne(pipeline, oneRowTable(pipeline, values), 0, threshold),

    explainOne: ({ pipeline, threshold, values }) => explainOne(pipeline, threshold, values),

    async predictGrid({ pipeline, x, y, n, spans }) {
      const surface = await decisionSurface(pipeline, x, y, n, spans);
      return move(surface, surface.outputs.buffer);
    },

    async predictFile({ pipeline, threshold, file, name, ids }, { checkpoint }) {
      const { table, aligned } = await readForPipeline(blobSource(file, name), pipeline, checkpoint);
      const named = table.columns.filter((column) => ids.includes(column.name));
      const rows = Int32Array.from({ length: aligned.nRows }, (_, row) => row);
      const predictions = await predictRows(pipeline, aligned, rows, threshold);
      const csv = new TextEncoder().encode(predictionCsv(rows, predictions, named));
      return move({ csv, nRows: aligned.nRows, flagged: countUnlike(pipeline, aligned) }, csv.buffer);
    },

    trainingReference: ({ table, plan }, { checkpoint }) =>
      referenceFromRows(tableOf(table), plan, () => checkpoint({ done: 0, of: 1 })),

    checkFile: ({ model, file, name }, { checkpoint }) =>
      checkTable(model, blobSource(file, name), checkpoint),

    async predictWithModel({ model: exported, modelName, file, name }, { checkpoint }) {
      const bytes = new Uint8Array(await exported.arrayBuffer());
      const model = readExportedModel(bytes, modelName);
      const { aligned } = await readForPipeline(blobSource(file, name), model, checkpoint);
      const { predictExported } = await import("#core/export/onnx/read/predict-exported.ts");
      const predictions = await predictExported(model, modelName, aligned, runtime, checkpoint);
      const rows = Int32Array.from({ length: aligned.nRows }, (_, row) => row);
      const csv = new TextEncoder().encode(predictionCsv(rows, predictions));
      const flagged = model.knowsLevels ? countUnlike(model, aligned) : null;
      return move({ csv, nRows: aligned.nRows, flagged, target: model.target }, csv.buffer);
    },

    async exportOnnx({ table: key, plan, pipeline, threshold }, { checkpoint }) {
      const { table, split } = splitOf(key, plan);
      const bytes = await pipelineToOnnx(pipeline, { version: assets.version, threshold });
      const rows = sealedRowsOf(split); // outputs are compared; no answer of these rows is read
      const expected = await predictPipeline(pipeline, table, rows);
      const { verifyOnnx } = await import("#core/export/onnx/verify/verify-onnx.ts");
      const options = {
        threshold,
        targetSd: targetSdOf(split),
        ...runtime,
      };
      const { ok, ...report } = await verifyOnnx(
        bytes,
        pipeline,
        table,
        rows,
        expected,
        options,
        (progress) => checkpoint(progress),
      );
      return move({ bytes: ok ? bytes : null, verified: ok, ...report }, bytes.buffer);
    },

    async exportTfjs({ pipeline }) {
      if (pipeline.model.kind !== "mlp") {
        const model = estimators[pipeline.estimator]?.title ?? pipeline.estimator;
        throw new LatheError("not-a-net", { model });
      }
      const { exportTfjs } = await import("#core/estimators/neural/export-tfjs.ts");
      const names = pipeline.features.map(({ name }) => name);
      const files = exportTfjs(pipeline.model as Parameters<typeof exportTfjs>[0], names, pipeline.classes);
      const zip = zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])));
      return move(zip, zip.buffer);
    },

    python: pipelineToPython,
  };
}

/** Of a data row: its class among those that the pipeline knows, or its target. */
function codesOf({ answers }: PreparedSplit, { classes }: FittedPipeline): (row: number) => number {
  if (classes.length === 0) return (row) => answers.y[row] ?? Number.NaN;
  const known = answers.classes.map((label) => classes.indexOf(label));
  return (row) => known[answers.y[row] ?? -1] ?? Number.NaN;
}
