import { rolesOf } from "#core/pipeline/edit.ts";
import { tableOptionsOf } from "#core/pipeline/table-chain.ts";
import type { PipelineGraph } from "#core/pipeline/graph.ts";
import type { Shared } from "#core/project/share-link.ts";
import { renamedDrawings } from "#core/project/kept-chart.ts";
import { renamedLayout } from "#core/project/column-layout.ts";
import type { ReadOptions } from "#core/frame/reading.ts";
import type { SourceRecord } from "#core/project/project.ts";
import { isAbortError } from "#core/shared/checkpoint.ts";
import { canonicalJson } from "#core/shared/hash.ts";
import { LatheError } from "#core/shared/problems.ts";
import { nameAfter } from "#core/table-edits/renamed-columns.ts";
import type { TableEdit } from "#core/table-edits/table-edit.ts";
import { isSameReading, readOptionsOf, type TableOptions } from "#core/table-edits/table-options.ts";
import { problemOf, type Studio } from "#state/context.ts";
import { partsToRead } from "#state/choose-parts.ts";
import { partToRead } from "#state/large-file.ts";
import { isAsking } from "#state/is-asking.ts";
import { keepRoles, proposedGraph, type Settled } from "#state/keep-roles.ts";
import { otherRows } from "#state/other-tables.ts";
import { newProject, projectNameOf } from "#state/new-project.ts";
import { newRowsFile } from "#state/rows-on-disk.ts";
import { isSlowToDraw } from "#state/slow-to-draw.ts";
import { inTurn } from "#state/turns.ts";
import { readFitting } from "#state/fitting-edits.ts";
import type { DataState, Dataset } from "#state/studio-state.ts";

/**
 * A new table is a new project, unless the current one is still empty. It trains at once, unless the file asks something first.
 * @param given a pipeline that somebody shared, in place of the proposed one
 */
export function importFile(
  studio: Studio,
  file: Blob,
  name: string,
  sample: string | null,
  given: Given | null = null,
): Promise<void> {
  const importing = claimImport(studio);
  return inTurn(studio.vault, () => importNow(studio, importing, file, name, sample, given));
}

/** A pipeline that somebody shared, and what goes with it. */
type Given = Omit<Shared, "origin">;

/** From now on a cancel means this import; one that is still being read gives way to it. */
function claimImport({ vault }: Studio): AbortController {
  vault.importing?.abort();
  vault.importing = new AbortController();
  return vault.importing;
}

async function importNow(
  studio: Studio,
  importing: AbortController,
  file: Blob,
  name: string,
  sample: string | null,
  given: Given | null,
): Promise<void> {
  const before = studio.get().data;
  const asked = (given && tableOptionsOf(given.graph)) ?? {};
  const part = await toRead(studio, importing, file, name, asked);
  if (part === null) {
    if (studio.vault.importing === importing) studio.vault.importing = null;
    return;
  }
  const options = { ...asked, ...part };
  const dataset = await read(studio, importing, file, name, options, (problem) => {
    if (before.status !== "ready") return { status: "failed", fileName: name, problem };
    studio.report(new LatheError(problem.code, problem.details)); // the open table stays
    return before;
  });
  if (!dataset) return;
  const current = studio.get().project;
  if (
    !given &&
    current.source?.contentHash === dataset.reading.contentHash &&
    studio.vault.tableKey === null
  ) {
    return takeBack(studio, file, dataset);
  }
  const base = current.source === null ? current : newProject(studio.services);
  const named = current.source === null && current.name !== "Untitled" ? current.name : projectNameOf(name);
  const { graph, ...rest } = given ?? { graph: await proposedGraph(studio, dataset, part) };
  try {
    await studio.switchTo({ ...base, ...rest, name: named, source: sourceOf(dataset, sample), graph });
  } catch (error) {
    studio.set({ data: { status: "failed", fileName: name, problem: problemOf(error) } });
    return;
  }
  takeTable(studio, file, dataset, options);
  if (isSlowToDraw(dataset)) studio.scheduler.giveWay(1000);
  studio.set({ data: { status: "ready", dataset } });
  studio.saveTable(dataset);
  if (rolesOf(graph) && !isAsking(dataset.reading)) studio.get().train();
}

/** What of the file is read, as far as a person has to say it; null: nothing of it. */
async function toRead(
  studio: Studio,
  importing: AbortController,
  file: Blob,
  name: string,
  asked: TableOptions,
): Promise<ReadOptions | null> {
  const parts = asked.parts ? undefined : await partsToRead(studio, importing.signal, file, name, null);
  if (parts === null) return null;
  const chosen = parts === undefined ? {} : { parts };
  const part = await partToRead(studio, importing, file, name, { ...asked, ...chosen });
  return part && { ...chosen, ...part };
}

/** The rows of the open project were gone; here they are again. Nothing else of it changes. */
function takeBack(studio: Studio, file: Blob, dataset: Dataset): void {
  takeTable(studio, file, dataset, {});
  studio.set({ data: { status: "ready", dataset } });
  studio.saveTable(dataset);
}

/**
 * The same file, read or edited in another way. Roles that still apply are kept; what was trained before stays in the
 * list. Table and pipeline change together or not at all: what the columns are for is settled before either is taken.
 * @param step names it for undo; null where undo or redo asked for it
 * @param also changes the document in the same step
 */
export function readWith(
  studio: Studio,
  options: TableOptions,
  step: string | null = "change how the file is read",
  also: (graph: PipelineGraph) => PipelineGraph = (graph) => graph,
): Promise<void> {
  const importing = claimImport(studio);
  const asked = options.edits?.length === 0 ? readOptionsOf(options) : options;
  return inTurn(studio.vault, () => readAgain(studio, importing, asked, step, also));
}

/** The drawing may have lost or gained an Edit step: the table follows. */
export function followTable(studio: Studio): void {
  const { vault } = studio;
  const options = tableOptionsOf(studio.get().project.graph);
  if (options === null || vault.tableKey === null || vault.tableOptions === null) return;
  if (canonicalJson(options) !== canonicalJson(vault.tableOptions))
    readWith(studio, options).catch((error: unknown) => studio.report(error));
}

async function readAgain(
  studio: Studio,
  importing: AbortController,
  options: TableOptions,
  step: string | null,
  also: (graph: PipelineGraph) => PipelineGraph,
): Promise<void> {
  const { project, data } = studio.get();
  const { vault } = studio;
  const { source } = vault;
  if (studio.get().readOnly) throw new LatheError("read-only-window", {});
  const isHeld = isOtherwiseHeld(studio, options);
  if (!project.source || (!source && !isHeld)) return;
  const onProblem = (problem: ReturnType<typeof problemOf>) => {
    studio.report(new LatheError(problem.code, problem.details));
    return data;
  };
  let dataset: Dataset | null;
  let misfits: LatheError | null = null;
  if (isHeld || !source) dataset = await edit(studio, importing, options.edits ?? [], onProblem);
  else {
    const { fileName } = project.source;
    const readSo = (asked: TableOptions) => read(studio, importing, source, fileName, asked, onProblem);
    try {
      ({ dataset, options, misfits } = await readFitting(studio, options, readSo));
    } catch (error) {
      vault.dataHolds = null; // the worker has another table already: this one is read again when needed
      studio.set({ data });
      throw error;
    }
  }
  if (!dataset) return;
  let settled: Settled;
  try {
    settled = await keepRoles(studio, studio.get().project.graph, dataset, options, step === null);
  } catch (error) {
    studio.vault.dataHolds = null; // the worker has the new table already: the old one is read again when needed
    studio.set({ data });
    throw error;
  }
  const { lost } = settled;
  const graph = also(settled.graph);
  const before = vault.tableOptions;
  takeTable(studio, source, dataset, options);
  studio.set({ data: { status: "ready", dataset }, selection: null });
  const describe = sourceOf(dataset, project.source.sample);
  if (JSON.stringify(tableOptionsOf(project.graph)) === JSON.stringify(options)) {
    studio.record((now) => ({ ...now, graph, source: describe })); // undo or the drawing asked for it: no new step
  } else {
    const nameOf = nameAfter(tableOptionsOf(project.graph)?.edits ?? [], options.edits ?? []);
    studio.edit(step ?? "change the table", null, (now) => ({
      ...now,
      graph,
      source: describe,
      ...(now.columnLayout && { columnLayout: renamedLayout(now.columnLayout, nameOf) }),
      ...renamedDrawings(now, nameOf),
    }));
  }
  const isReread = before === null || !isSameReading(before, options);
  if (isReread) studio.saveTable(dataset); // edits are in the document; the columns of the file stay as they are kept
  if (lost) studio.report(lost);
  if (misfits) studio.report(misfits);
  if (rolesOf(graph) && !isAsking(dataset.reading)) studio.get().train();
}

async function read(
  studio: Studio,
  importing: AbortController,
  file: Blob,
  name: string,
  options: TableOptions,
  onProblem: (problem: ReturnType<typeof problemOf>) => DataState,
): Promise<Dataset | null> {
  const { vault, services, data } = studio;
  const before = studio.get().data;
  studio.set({ data: { status: "reading", fileName: name, progress: null } });
  const rowsFile = newRowsFile(studio, options);
  try {
    const others = await otherRows(studio, options.edits ?? []);
    const dataset = await data.run(
      "read",
      { file, name, options, others, share: services.isolated, rowsFile },
      {
        signal: importing.signal,
        onProgress: (progress) => {
          if (vault.importing === importing)
            studio.set({ data: { status: "reading", fileName: name, progress } });
        },
      },
    );
    studio.scheduler.cancelAll(); // from here on the worker holds another table: no part may be given it
    return dataset;
  } catch (error) {
    if (rowsFile !== null) await vault.storage?.rows.delete(rowsFile); // of a worker that was ended in the middle
    if (vault.importing !== importing) return null; // another import took its place
    const cancelled = isAbortError(error);
    studio.set({ data: cancelled ? settled(before) : onProblem(problemOf(error)) });
    return null;
  } finally {
    if (vault.importing === importing) vault.importing = null;
  }
}

/** Whether the worker holds the file as it is to be read, so that only the edits are others. */
function isOtherwiseHeld({ vault, data }: Studio, options: TableOptions): boolean {
  const { tableOptions, dataHolds } = vault;
  return tableOptions !== null && dataHolds === data.generation && isSameReading(tableOptions, options);
}

/** The table stays in view meanwhile: edits take a moment, not a progress bar. */
async function edit(
  studio: Studio,
  importing: AbortController,
  edits: readonly TableEdit[],
  onProblem: (problem: ReturnType<typeof problemOf>) => DataState,
): Promise<Dataset | null> {
  const { vault, services, data } = studio;
  try {
    const editing = { edits, others: await otherRows(studio, edits), share: services.isolated };
    const dataset = await data.run("edit", editing, { signal: importing.signal });
    studio.scheduler.cancelAll();
    return dataset;
  } catch (error) {
    if (vault.importing === importing && !isAbortError(error)) onProblem(problemOf(error));
    return null;
  } finally {
    if (vault.importing === importing) vault.importing = null;
  }
}

function settled(data: DataState): DataState {
  return data.status === "reading" ? { status: "empty" } : data;
}

function takeTable(
  { vault, services, data }: Studio,
  file: Blob | null,
  dataset: Dataset,
  options: TableOptions,
): void {
  vault.tableOptions = options;
  vault.dataHolds = data.generation;
  vault.source = file;
  vault.tableKey = `${dataset.reading.contentHash} ${services.newId()}`;
  vault.selectedRows = null;
}

function sourceOf({ reading, columns }: Dataset, sample: string | null): SourceRecord {
  const { fileName, byteLength, contentHash, nRows } = reading;
  return { fileName, byteLength, contentHash, nRows, nColumns: columns.length, sample };
}
