import { defaultGraph, defaultSplit, emptyGraph, firstModels } from "#core/pipeline/default-graph.ts";
import { rolesOf, setRoles } from "#core/pipeline/edit.ts";
import type { PipelineGraph } from "#core/pipeline/graph.ts";
import type { RolesParams } from "#core/pipeline/nodes/roles.ts";
import { rowsNodesOf } from "#core/pipeline/row-choices.ts";
import { setTableOptions, tableOptionsOf } from "#core/pipeline/table-chain.ts";
import { removeHealing } from "#core/pipeline/wiring.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { describeProblem, LatheError } from "#core/shared/problems.ts";
import { nameAfter } from "#core/table-edits/renamed-columns.ts";
import type { TableEdit } from "#core/table-edits/table-edit.ts";
import type { TableOptions } from "#core/table-edits/table-options.ts";
import type { Studio } from "#state/context.ts";
import type { Dataset } from "#state/studio-state.ts";

/** The default pipeline for these roles. */
export function graphFor(roles: RolesParams, read: TableOptions): PipelineGraph {
  return defaultGraph({ read, roles, split: defaultSplit, models: firstModels, randomState: 0 });
}

/** How the file is read is kept even where nothing in it can be predicted. */
function withFile(read: TableOptions): PipelineGraph {
  return setTableOptions(
    { ...emptyGraph, nodes: [{ id: "file" as NodeId, kind: "file", params: {} }] },
    read,
  );
}

/** The default pipeline for what the table seems to be for; the file alone where no column can be a target. */
export async function proposedGraph(
  { data }: Studio,
  { proposal: { target, task } }: Dataset,
  read: TableOptions,
): Promise<PipelineGraph> {
  if (target === null) return withFile(read);
  return graphFor(await data.run("roles", { target, task }), read);
}

export interface Settled {
  readonly graph: PipelineGraph;
  /** Set when something could not be kept: what the person is to be told. */
  readonly lost: LatheError | null;
}

/**
 * Roles that still apply stay; a column that is new is a feature, unless it is free text. Where the target can no
 * longer be learned as it is read now, the proposal takes its place.
 */
export async function keepRoles(
  studio: Studio,
  drawn: PipelineGraph,
  dataset: Dataset,
  read: TableOptions,
  isUndo: boolean,
): Promise<Settled> {
  const graph = isUndo ? drawn : followRenames(drawn, tableOptionsOf(drawn)?.edits ?? [], read.edits ?? []);
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
  const reread = setRoles(setTableOptions(graph, read), roles);
  if (isUndo) return { graph: reread, lost: null }; // its rows were chosen in this very table
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

/** Columns keep their roles under their new names. */
function followRenames(
  graph: PipelineGraph,
  before: readonly TableEdit[],
  after: readonly TableEdit[],
): PipelineGraph {
  const roles = rolesOf(graph);
  if (!roles) return graph;
  const now = nameAfter(before, after);
  const columns = roles.columns.map(({ column, role }) => ({ column: now(column), role }));
  return setRoles(graph, { target: now(roles.target), columns });
}
