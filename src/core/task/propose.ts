import { classLabels, countCodes } from "#core/task/class-codes.ts";
import { ignoredColumns } from "#core/task/ignored-columns.ts";
import { choosePositive, isNegativeName, targetNameScore } from "#core/task/names.ts";
import type { TaskProposal } from "#core/task/proposal.ts";
import { isMissing } from "#core/frame/cells.ts";
import type { Column, Table } from "#core/frame/column.ts";
import { lengthOf } from "#core/frame/column-length.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import type { Task } from "#core/pipeline/task.ts";
import { LatheError } from "#core/shared/problems.ts";

/** The rule is docs/target-and-task.md; these are its numbers. */
const fewValues = 20;
const fewShare = 0.05;
/** In small tables: so few values, with so many rows each on average. */
const veryFewValues = 5;
const rowsEach = 5;
/** Classes that can be proposed; a person may choose a target with more. */
const mostClasses = 50;

export interface InferredTask {
  readonly task: Task;
  /** Binary only. */
  readonly positive: string | null;
  readonly why: string;
}

/**
 * The task that a target calls for.
 * @throws LatheError "unknown-column", "target-all-missing", "target-has-one-class", "target-not-numeric" (dates)
 */
export function inferTask(table: Table, target: string): InferredTask {
  const column = table.columns.find(({ name }) => name === target);
  if (column === undefined) {
    const columns = table.columns.map(({ name }) => name).join(", ");
    throw new LatheError("unknown-column", { column: target, columns });
  }
  if (column.kind === "datetime")
    throw new LatheError("target-not-numeric", { column: target, kind: "a date" });
  if (column.kind === "text") return classification(column, "text");
  const inferred = inferColumnTask(column);
  if (inferred !== null) return inferred;
  for (let row = 0; row < table.nRows; row++) {
    if (!isMissing(column, row)) throw new LatheError("target-has-one-class", { column: target });
  }
  throw new LatheError("target-all-missing", { column: target });
}

/**
 * null: fewer than two different values, or free text, or dates.
 * @param known its summary, where there is one: its numbers are not counted again
 */
function inferColumnTask(column: Column, known?: ColumnSummary): InferredTask | null {
  if (column.kind === "text" || column.kind === "datetime") return null;
  if ("codes" in column) return column.categories.length < 2 ? null : classification(column, "words");
  const { distinct, filled } = known
    ? { distinct: known.distinct, filled: known.nRows - known.missing }
    : countValues(column.values);
  if (distinct < 2) return null;
  if (distinct === 2) return classification(column, "only two different numbers");
  const few = distinct <= fewValues && distinct <= fewShare * filled;
  const veryFew = distinct <= veryFewValues && distinct * rowsEach <= filled;
  const allIntegers = column.values.every((value) => value !== value || Number.isInteger(value));
  if (allIntegers && (few || veryFew)) {
    return classification(column, `whole numbers, only ${distinct} different ones in ${filled} rows`);
  }
  const what = allIntegers ? "whole numbers" : "numbers";
  return {
    task: "regression",
    positive: null,
    why: `“${column.name}” holds ${what} with ${distinct > 100_000 ? "more than 100,000" : distinct} different values, so a number is predicted.`,
  };
}

function classification(column: Column, because: string): InferredTask {
  const { codes, categories } = classLabels(column);
  const name = `“${column.name}”`;
  if (categories.length < 2) throw new LatheError("target-has-one-class", { column: column.name });
  if (categories.length > 2) {
    const why = `${name} holds ${because}: ${categories.length} classes.`;
    return { task: "multiclass", positive: null, why };
  }
  const positive = choosePositive(categories, countCodes(codes, 2));
  const why = `${name} holds ${because}: two classes, ${categories.join(" and ")}. “${positive}” is taken as the positive one.`;
  return { task: "binary", positive, why };
}

/** Different values are counted up to 100,001. */
function countValues(values: Float64Array | Float32Array) {
  const seen = new Set<number>();
  let filled = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value !== value) continue;
    filled++;
    if (seen.size <= 100_000) seen.add(value);
  }
  return { distinct: seen.size, filled };
}

/** Why nothing is proposed. */
function whyNone(nColumns: number, nIgnored: number): string {
  if (nIgnored === 0)
    return "No column has at least two different values and another column to predict it from.";
  const which =
    nIgnored === nColumns
      ? nColumns === 1
        ? "Its only column is"
        : `All ${nColumns} columns are`
      : `${nIgnored} of ${nColumns} columns ${nIgnored === 1 ? "is" : "are"}`;
  return `${which} left out, as ids or because nothing can be learned from them, and one column is needed to predict and another to predict it from.`;
}

/** What Lathe would predict here. Each column gets points (docs/target-and-task.md); most points wins, later columns on a tie. */
export function proposeTask(table: Table, summaries: readonly ColumnSummary[]): TaskProposal {
  const ignored = ignoredColumns(table, summaries);
  const isIgnored = new Set(ignored.map(({ column }) => column));
  const allNames = new Set(table.columns.map(({ name }) => name.trim().toLowerCase()));
  let best: Candidate | null = null;
  for (const [i, column] of table.columns.entries()) {
    if (isIgnored.has(column.name) || lengthOf(column) === 0) continue;
    const scored = scoreTarget(column, summaries[i]!, i, table.columns.length, allNames);
    if (scored !== null && (best === null || scored.points >= best.points)) best = scored;
  }
  if (best === null || table.columns.length - ignored.length < 2) {
    return {
      target: null,
      task: null,
      positive: null,
      whyTarget: whyNone(table.columns.length, ignored.length),
      whyTask: "",
      ignored,
    };
  }
  const { task, positive, why } = best.inferred;
  return {
    target: best.column.name,
    task,
    positive,
    whyTarget: `“${best.column.name}” is proposed because ${listed(best.reasons)}.`,
    whyTask: why,
    ignored: ignored.filter(({ column }) => column !== best.column.name),
  };
}

interface Candidate {
  readonly column: Column;
  readonly inferred: InferredTask;
  readonly points: number;
  readonly reasons: readonly string[];
}

function scoreTarget(
  column: Column,
  summary: ColumnSummary,
  index: number,
  nColumns: number,
  allNames: ReadonlySet<string>,
): Candidate | null {
  const inferred = inferColumnTask(column, summary);
  if (inferred === null) return null;
  const { task } = inferred;
  if (task === "multiclass" && summary.distinct > mostClasses) return null;
  let points = 0;
  const reasons: string[] = [];
  const named = targetNameScore(column.name, allNames);
  if (named > 0) {
    points += named;
    reasons.push("of its name");
  }
  if (isNegativeName(column.name)) points -= 4;
  if (index === nColumns - 1) {
    points += 3;
    reasons.push("it is the last column");
  } else if (index === 0) {
    points += 2;
    reasons.push("it is the first column");
  }
  if (task !== "regression") {
    points += summary.distinct <= 10 ? 1.5 : 0.5;
    if (column.kind === "categorical" || column.kind === "boolean") points += 0.5;
    reasons.push(`it has ${summary.distinct} classes`);
  }
  if (summary.missing > 0) points -= 1 + 3 * (summary.missing / summary.nRows);
  if (reasons.length === 0) reasons.push("it is the last that can be predicted");
  return { column, inferred, points, reasons };
}

/** "a", "a and b", "a, b and c" */
function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)!}`;
}
