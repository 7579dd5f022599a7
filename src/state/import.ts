import { defaultGraph, defaultSplit, emptyGraph, firstModels } from "#core/pipeline/default-graph.ts";
import { rolesOf, setRoles } from "#core/pipeline/edit.ts";
import type { ReadOptions } from "#core/frame/reading.ts";
import { type PipelineGraph, withParams } from "#core/pipeline/graph.ts";
import type { RolesParams } from "#core/pipeline/nodes/roles.ts";
import { rowsNodesOf } from "#core/pipeline/row-choices.ts";
import { removeHealing } from "#core/pipeline/wiring.ts";
import type { SourceRecord } from "#core/project/project.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { isAbortError } from "#core/shared/checkpoint.ts";
import { describeProblem, LatheError } from "#core/shared/problems.ts";
import { problemOf, type Studio } from "#state/context.ts";
import { newProject } from "#state/new-project.ts";
import { inTurn } from "#state/turns.ts";
import type { DataState, Dataset } from "#state/studio-state.ts";

/** How the document says its file is to be read; null before there is one. */
export function readParamsOf(graph: PipelineGraph): ReadOptions | null {
  return (graph.nodes.find(({ kind }) => kind === "file")?.params as ReadOptions | undefined) ?? null;
}

/**
 * A new table is a new project, unless the current one is still empty. It trains at once.
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

/** A pipeline that somebody shared. */
interface Given {
  readonly graph: PipelineGraph;
  readonly threshold: number;
}

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
  const options = (given && readParamsOf(given.graph)) ?? {};
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
  const named = current.source === null && current.name !== "Untitled" ? current.name : titleOf(name);
  const { graph, ...rest } = given ?? { graph: await proposedGraph(studio, dataset, {}) };
  try {
    await studio.switchTo({ ...base, ...rest, name: named, source: sourceOf(dataset, sample), graph });
  } catch (error) {
    studio.set({ data: { status: "failed", fileName: name, problem: problemOf(error) } });
    return;
  }
  takeTable(studio, file, dataset);
  studio.set({ data: { status: "ready", dataset } });
  studio.saveTable(dataset);
  if (rolesOf(graph)) studio.get().train();
}

/** The rows of the open project were gone; here they are again. Nothing else of it changes. */
function takeBack(studio: Studio, file: Blob, dataset: Dataset): void {
  takeTable(studio, file, dataset);
  studio.set({ data: { status: "ready", dataset } });
  studio.saveTable(dataset);
}

/**
 * The same file, read in another way. Roles that still apply are kept; what was trained before stays in the list.
 * Table and pipeline change together or not at all: what the columns are for is settled before either is taken.
 */
export function readWith(studio: Studio, options: ReadOptions): Promise<void> {
  const importing = claimImport(studio);
  return inTurn(studio.vault, () => readAgain(studio, importing, options));
}

async function readAgain(studio: Studio, importing: AbortController, options: ReadOptions): Promise<void> {
  const { project, data } = studio.get();
  const { source } = studio.vault;
  if (studio.get().readOnly) throw new LatheError("read-only-window", {});
  if (!source || !project.source) return;
  const dataset = await read(studio, importing, source, project.source.fileName, options, (problem) => {
    studio.report(new LatheError(problem.code, problem.details));
    return data;
  });
  if (!dataset) return;
  let settled: Settled;
  try {
    settled = await keepRoles(studio, studio.get().project.graph, dataset, options);
  } catch (error) {
    studio.vault.dataHolds = null; // the worker has the new table already: the old one is read again when needed
    studio.set({ data });
    throw error;
  }
  const { graph, lost } = settled;
  takeTable(studio, source, dataset);
  studio.set({ data: { status: "ready", dataset }, selection: null });
  const describe = sourceOf(dataset, project.source.sample);
  if (JSON.stringify(readParamsOf(project.graph)) === JSON.stringify(options)) {
    studio.record((now) => ({ ...now, graph, source: describe })); // undo asked for it: no new step
  } else {
    studio.edit("change how the file is read", null, (now) => ({ ...now, graph, source: describe }));
  }
  studio.saveTable(dataset);
  if (lost) studio.report(lost);
  if (rolesOf(graph)) studio.get().train();
}

/** The default pipeline for these roles. */
export function graphFor(roles: RolesParams, read: ReadOptions): PipelineGraph {
  return defaultGraph({ read, roles, split: defaultSplit, models: firstModels, randomState: 0 });
}

/** How the file is read is kept even where nothing in it can be predicted. */
function withFile(read: ReadOptions): PipelineGraph {
  return { ...emptyGraph, nodes: [{ id: "file" as NodeId, kind: "file", params: read }] };
}

/** The default pipeline for what the table seems to be for; the file alone where no column can be a target. */
async function proposedGraph(
  { data }: Studio,
  { proposal: { target, task } }: Dataset,
  read: ReadOptions,
): Promise<PipelineGraph> {
  if (target === null) return withFile(read);
  return graphFor(await data.run("roles", { target, task }), read);
}

interface Settled {
  readonly graph: PipelineGraph;
  /** Set when something could not be kept: what the person is to be told. */
  readonly lost: LatheError | null;
}

/**
 * Roles that still apply stay; a column that is new is a feature, unless it is free text. Where the target can no
 * longer be learned as it is read now, the proposal takes its place.
 */
async function keepRoles(
  studio: Studio,
  graph: PipelineGraph,
  dataset: Dataset,
  read: ReadOptions,
): Promise<Settled> {
  const before = rolesOf(graph);
  if (!before) return { graph: await proposedGraph(studio, dataset, read), lost: null };
  let inferred: RolesParams;
  try {
    inferred = await studio.data.run("roles", { target: before.target, task: null });
  } catch (error) {
    if (!(error instanceof LatheError)) throw error;
    const { title } = describeProblem(error.problem);
    const now = dataset.proposal.target;
    const lost = new LatheError("target-lost", { reason: title, now: now === null ? "" : now });
    return { graph: await proposedGraph(studio, dataset, read), lost };
  }
  const roleOf = new Map(before.columns.map(({ column, role }) => [column, role]));
  const columns = inferred.columns.map(({ column, role }) => ({
    column,
    role: roleNow(role, roleOf.get(column)),
  }));
  const positive = inferred.task === "binary" ? await positiveNow(studio, before, inferred) : null;
  const roles = inferred.task === before.task ? { columns, positive } : { ...inferred, columns };
  const file = graph.nodes.find(({ kind }) => kind === "file");
  const reread = setRoles(file ? withParams(graph, file.id, read) : graph, roles);
  const isUndo = JSON.stringify(readParamsOf(graph)) === JSON.stringify(read); // its rows were chosen as read so
  if (isUndo) return { graph: reread, lost: null };
  return dropRowChoices(reread, dataset.reading.nRows, studio.get().project.source?.nRows);
}

/** The positive class as it was, unless no row has it any more. */
async function positiveNow(
  studio: Studio,
  before: RolesParams,
  inferred: RolesParams,
): Promise<string | null> {
  const { positive, target: column } = before;
  if (positive === null) return inferred.positive;
  const conditions = [{ kind: "levels" as const, column, levels: [positive] }];
  const rows = await studio.data.run("rowsWhere", { conditions });
  return rows.length > 0 ? positive : inferred.positive;
}

/** Rows are chosen by number: with another number of rows they would be others, so the choice goes and is said. */
function dropRowChoices(graph: PipelineGraph, nRows: number, before: number | undefined): Settled {
  const chosen = rowsNodesOf(graph);
  if (chosen.length === 0 || nRows === before) return { graph, lost: null };
  const without = chosen.reduce((rest, { id }) => removeHealing(rest, id), graph);
  const names = chosen.map(({ name }) => `“${name ?? "Rows"}”`).join(", ");
  return { graph: without, lost: new LatheError("row-choice-lost", { names }) };
}

/** A column that is no feature any more is left out; one that never was a feature keeps what it was given. */
function roleNow(proposed: Proposed, before: Proposed | undefined): Proposed {
  if (before === undefined) return proposed;
  return proposed === "ignore" && before === "feature" ? "ignore" : before;
}

type Proposed = RolesParams["columns"][number]["role"];

async function read(
  studio: Studio,
  importing: AbortController,
  file: Blob,
  name: string,
  options: ReadOptions,
  onProblem: (problem: ReturnType<typeof problemOf>) => DataState,
): Promise<Dataset | null> {
  const { vault, services, data } = studio;
  const before = studio.get().data;
  studio.set({ data: { status: "reading", fileName: name, progress: null } });
  try {
    const dataset = await data.run(
      "read",
      { file, name, options, share: services.isolated },
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
    if (vault.importing !== importing) return null; // another import took its place
    const cancelled = isAbortError(error);
    studio.set({ data: cancelled ? settled(before) : onProblem(problemOf(error)) });
    return null;
  } finally {
    if (vault.importing === importing) vault.importing = null;
  }
}

function settled(data: DataState): DataState {
  return data.status === "reading" ? { status: "empty" } : data;
}

function takeTable({ vault, services, data }: Studio, file: Blob, dataset: Dataset): void {
  vault.dataHolds = data.generation;
  vault.source = file;
  vault.tableKey = `${dataset.reading.contentHash} ${services.newId()}`;
  vault.selectedRows = null;
}

function sourceOf({ reading, columns }: Dataset, sample: string | null): SourceRecord {
  const { fileName, byteLength, contentHash, nRows } = reading;
  return { fileName, byteLength, contentHash, nRows, nColumns: columns.length, sample };
}

/** "house prices.csv" is the project "house prices". */
function titleOf(fileName: string): string {
  return fileName.replace(/\.[^.]{1,8}$/, "") || fileName;
}
