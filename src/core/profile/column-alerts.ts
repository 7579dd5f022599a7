import type { Table } from "#core/frame/column.ts";
import type { ColumnSummary, DataAlert } from "#core/frame/summary-types.ts";
import { grouped, percent } from "#core/profile/percent.ts";
import { ignoredColumns } from "#core/task/ignored-columns.ts";

const manyLevels = 50;

/** Of single columns: empty, constant, ids, mostly missing, many levels. The target is judged elsewhere. */
export function columnAlerts(
  table: Table,
  summaries: readonly ColumnSummary[],
  target: string | null,
): DataAlert[] {
  const alerts: DataAlert[] = [];
  const ignored = new Map(ignoredColumns(table, summaries).map((found) => [found.column, found]));
  for (const summary of summaries) {
    if (summary.name === target) continue;
    const reason = ignored.get(summary.name)?.code;
    if (reason === "empty") alerts.push(emptyAlert(summary));
    else if (reason === "constant") alerts.push(constantAlert(summary));
    else if (reason === "id") alerts.push(idAlert(summary));
    else {
      if (reason === "text") alerts.push(textAlert(summary));
      if (summary.missing * 2 > summary.nRows) alerts.push(mostlyMissingAlert(summary));
      if (summary.kind === "categorical" && summary.distinct > manyLevels)
        alerts.push(manyLevelsAlert(summary));
    }
  }
  return alerts;
}

function emptyAlert({ name, nRows }: ColumnSummary): DataAlert {
  return {
    code: "all-missing",
    column: name,
    severity: "medium",
    message: `“${name}” is empty`,
    detail: `None of its ${grouped(nRows)} cells has a value, so it is left out.`,
  };
}

function constantAlert({ name, nRows, examples }: ColumnSummary): DataAlert {
  return {
    code: "constant",
    column: name,
    severity: "low",
    message: `“${name}” never varies`,
    detail: `All ${grouped(nRows)} rows have ${examples[0] ?? "the same value"}. Nothing can be learned from it, so it is left out.`,
  };
}

function idAlert({ name, nRows }: ColumnSummary): DataAlert {
  return {
    code: "id-like",
    column: name,
    severity: "medium",
    message: `“${name}” looks like an id`,
    detail: `Its ${grouped(nRows)} values are all different. A model would learn the rows by heart, so it is left out.`,
  };
}

function textAlert({ name, distinct, distinctIsExact }: ColumnSummary): DataAlert {
  return {
    code: "free-text",
    column: name,
    severity: "low",
    message: `“${name}” is free text`,
    detail: `It has ${distinctIsExact ? grouped(distinct) : `more than ${grouped(distinct)}`} different values, so it is left out unless you give it a role.`,
  };
}

function mostlyMissingAlert({ name, missing, nRows }: ColumnSummary): DataAlert {
  return {
    code: "mostly-missing",
    column: name,
    severity: "medium",
    message: `“${name}” is mostly missing (${percent(missing, nRows)})`,
    detail: `${grouped(missing)} of ${grouped(nRows)} cells have no value. What is filled in for them is a guess: consider leaving it out.`,
  };
}

function manyLevelsAlert({ name, distinct, nRows }: ColumnSummary): DataAlert {
  return {
    code: "high-cardinality",
    column: name,
    severity: "low",
    message: `“${name}” has ${grouped(distinct)} levels`,
    detail: `That is one for every ${Math.round((10 * nRows) / distinct) / 10} rows. Rare levels teach little, and new ones will come.`,
  };
}
