import { resolve } from "node:path";
import type { Arguments } from "#cli/arguments.ts";
import { readJson } from "#cli/read-json.ts";
import { readingOptionsOf } from "#cli/reading-options.ts";
import { type Recipes, readRecipes } from "#cli/train/read-recipes.ts";
import { estimatorIds, estimators } from "#core/estimators/registry.ts";
import { firstModels } from "#core/pipeline/default-graph.ts";
import { graphSchema, type PipelineGraph } from "#core/pipeline/graph.ts";
import { type Task, tasks } from "#core/pipeline/task.ts";
import type { ReadOptions } from "#core/frame/reading.ts";
import { LatheError } from "#core/shared/problems.ts";

export type ColumnRole = "group" | "time" | "weight" | "id";

/** What was asked for on the command line, checked as far as it can be without the table. */
export interface TrainOptions {
  readonly target: string | null;
  /** null: inferred from the target. */
  readonly task: Task | null;
  readonly models: readonly string[];
  /** Whether the person named each, so that one that takes long is wanted. */
  readonly named: boolean;
  /** Trains what takes longer than an hour, too. */
  readonly anyway: boolean;
  /** Bytes that training may take; null for most of what the machine has. */
  readonly memory: number | null;
  readonly drop: readonly string[];
  /** Columns given a role of their own, each at most once. */
  readonly roles: ReadonlyMap<string, ColumnRole>;
  readonly positive: string | null;
  readonly testRows: readonly number[] | null;
  readonly cv: number | null;
  /** How often the folds are dealt; 1 is once. */
  readonly repeats: number;
  /** Whether the leading model is judged under a random split, too. */
  readonly comparesSplits: boolean;
  readonly seed: number | null;
  readonly threads: number;
  /** How the table is to be read; a document to repeat says that itself. */
  readonly read: ReadOptions;
  /** How columns are prepared, where that was given. */
  readonly recipes: Recipes;
  /** A document to repeat. */
  readonly pipeline: PipelineGraph | null;
  /** Second tables of that document: NAME=FILE. */
  readonly tables: readonly string[];
}

/** @throws LatheError for anything that cannot be used */
export async function readOptions(args: Arguments, cwd: string): Promise<TrainOptions> {
  const pipeline = args.value("pipeline");
  const testRows = args.value("test-rows");
  const read = { ...readingOptionsOf(args), ...(args.flag("out-of-core") ? { onDisk: true } : {}) };
  if (read.onDisk === true && read.sample === undefined)
    throw new LatheError("bad-usage", { reason: "--out-of-core needs --sample: the rows to hold in memory" });
  const [fixed] = Object.keys(read);
  if (pipeline !== null && fixed !== undefined)
    throw new LatheError("bad-usage", {
      reason: `--pipeline says how the table is read, so ${fixed} cannot be given`,
    });
  if (pipeline === null && args.values("table").length > 0)
    throw new LatheError("bad-usage", { reason: "--table is for the second tables of a --pipeline" });
  const recipe = args.value("recipe") ?? "auto";
  if (pipeline !== null && recipe !== "auto")
    throw new LatheError("bad-usage", {
      reason: "--pipeline holds its recipes, so --recipe cannot be given",
    });
  const megabytes = args.integer("memory", 1, 100_000_000);
  return {
    target: args.value("target"),
    task: readTask(args.value("task")),
    models: readModels(args.value("models")),
    named: pipeline !== null || ![null, "all"].includes(args.value("models")),
    anyway: args.flag("anyway"),
    memory: megabytes === null ? null : megabytes * 1e6,
    drop: args.values("drop"),
    roles: readRoles(args),
    positive: args.value("positive"),
    testRows: testRows === null ? null : await readTestRows(resolve(cwd, testRows)),
    cv: args.integer("cv", 2, 100),
    repeats: args.integer("repeats", 1, 100) ?? 1,
    comparesSplits: args.flag("compare-splits"),
    seed: args.integer("seed", -2147483648, 2147483647),
    threads: args.integer("threads", 1, 256) ?? 1,
    read,
    recipes: recipe === "auto" ? {} : await readRecipes(resolve(cwd, recipe)),
    tables: args.values("table"),
    pipeline: pipeline === null ? null : await readPipeline(resolve(cwd, pipeline)),
  };
}

/** @throws LatheError "bad-usage" when two roles want one column */
function readRoles(args: Arguments): ReadonlyMap<string, ColumnRole> {
  const roles = new Map<string, ColumnRole>();
  const taken = new Map<string, string>([
    ...args.values("drop").map((column) => [column, "drop"] as const),
    ...args.values("target").map((column) => [column, "target"] as const),
  ]);
  for (const role of ["group", "time", "weight", "id"] as const) {
    for (const column of args.values(role)) {
      const other = taken.get(column);
      if (other !== undefined)
        throw new LatheError("bad-usage", {
          reason: `“${column}” is given to both --${other} and --${role}`,
        });
      taken.set(column, role);
      roles.set(column, role);
    }
  }
  return roles;
}

function readTask(text: string | null): Task | null {
  if (text === null || text === "auto") return null;
  const task = tasks.find((candidate) => candidate === text);
  if (task) return task;
  throw new LatheError("bad-usage", { reason: `--task must be auto, ${tasks.join(", ")}, not “${text}”` });
}

function readModels(text: string | null): readonly string[] {
  if (text === null) return firstModels;
  if (text === "all") return estimatorIds;
  const ids = text.split(",").map((id) => id.trim());
  for (const id of ids) {
    if (!estimators[id]) {
      throw new LatheError("unknown-model", { model: id, models: Object.keys(estimators).join(", ") });
    }
  }
  return [...new Set(ids)];
}

async function readTestRows(path: string): Promise<readonly number[]> {
  const rows = await readJson(path);
  if (!Array.isArray(rows) || !rows.every(Number.isInteger)) {
    throw new LatheError("bad-test-rows", { reason: `“${path}” is not a JSON array of whole numbers` });
  }
  return rows;
}

async function readPipeline(path: string): Promise<PipelineGraph> {
  const parsed = graphSchema.safeParse(await readJson(path));
  if (parsed.success) return parsed.data;
  throw new LatheError("pipeline-invalid", { reason: `“${path}” is not a pipeline document` });
}

/**
 * --drop values as column names. A value that is no column is split at its commas.
 * @throws LatheError "unknown-column" for a name that no column has
 */
export function columnsToDrop(values: readonly string[], columns: readonly string[]): ReadonlySet<string> {
  const known = new Set(columns);
  const names = values.flatMap((value) =>
    known.has(value) ? [value] : value.split(",").map((name) => name.trim()),
  );
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined)
    throw new LatheError("unknown-column", { column: unknown, columns: columns.join(", ") });
  return new Set(names);
}
