import { isMissing } from "#core/frame/cells.ts";
import type { Column } from "#core/frame/column.ts";
import { equalRows } from "#core/frame/equal-rows.ts";
import { takeRows } from "#core/frame/take-rows.ts";
import { wholeDays } from "#core/frame/whole-days.ts";
import { numberColumn } from "#core/ingest/number-column.ts";
import type { Aggregate } from "#core/table-edits/aggregates.ts";
import { impossible } from "#core/table-edits/change-column.ts";

/**
 * One value for each group, as pandas has it: missing cells are left aside, the sum of nothing is 0, and the
 * standard deviation (n − 1) of one value is missing.
 * @param groupOf group of each row, from 0
 * @throws LatheError "edit-impossible" where the kind has no such aggregate
 */
export function aggregateColumn(
  column: Column,
  how: Aggregate,
  name: string,
  groupOf: Int32Array,
  nGroups: number,
): Column {
  switch (how) {
    case "size":
      return sizes(name, groupOf, nGroups);
    case "count":
    case "missing":
      return counts(column, how === "missing", name, groupOf, nGroups);
    case "distinct":
      return distinct(column, name, groupOf, nGroups);
    case "first":
    case "last":
      return ends(column, how, name, groupOf, nGroups);
    default:
      return ofNumbers(column, how, name, groupOf, nGroups);
  }
}

/** Rows of each group, whatever they hold. */
function sizes(name: string, groupOf: Int32Array, nGroups: number): Column {
  const n = new Float64Array(nGroups);
  for (const group of groupOf) n[group]!++;
  return numberColumn(name, n);
}

function counts(
  column: Column,
  ofMissing: boolean,
  name: string,
  groupOf: Int32Array,
  nGroups: number,
): Column {
  const n = new Float64Array(nGroups);
  for (let row = 0; row < groupOf.length; row++) {
    if (isMissing(column, row) === ofMissing) n[groupOf[row]!]!++;
  }
  return numberColumn(name, n);
}

function distinct(column: Column, name: string, groupOf: Int32Array, nGroups: number): Column {
  const { groupOf: valueOf } = equalRows([column], groupOf.length);
  const seen = new Set<number>();
  const n = new Float64Array(nGroups);
  for (let row = 0; row < groupOf.length; row++) {
    if (isMissing(column, row)) continue;
    const pair = groupOf[row]! * groupOf.length + valueOf[row]!; // below 2^53 for any table that fits in memory
    if (seen.has(pair)) continue;
    seen.add(pair);
    n[groupOf[row]!]!++;
  }
  return numberColumn(name, n);
}

/** The first or last cell of each group that is there. */
function ends(
  column: Column,
  how: "first" | "last",
  name: string,
  groupOf: Int32Array,
  nGroups: number,
): Column {
  const rows = new Int32Array(nGroups).fill(-1);
  const anyOf = new Int32Array(nGroups);
  for (let row = 0; row < groupOf.length; row++) {
    const group = groupOf[row]!;
    anyOf[group] = row;
    if (isMissing(column, row) || (how === "first" && rows[group] !== -1)) continue;
    rows[group] = row;
  }
  // A group without a value takes any of its rows: each is missing.
  const taken = rows.map((row, group) => (row === -1 ? anyOf[group]! : row));
  const [picked] = takeRows({ nRows: groupOf.length, columns: [column] }, taken).columns;
  return { ...picked!, name };
}

function ofNumbers(
  column: Column,
  how: "sum" | "mean" | "median" | "sd" | "min" | "max",
  name: string,
  groupOf: Int32Array,
  nGroups: number,
): Column {
  const isDate = column.kind === "datetime";
  if (!isDate && column.kind !== "numeric" && column.kind !== "integer") {
    throw impossible(`“${column.name}” holds no numbers, so it has no ${how}`);
  }
  if (isDate && (how === "sum" || how === "sd")) {
    throw impossible(`“${column.name}” holds dates, so it has no ${how}`);
  }
  const values = isDate ? column.epochMs : column.values;
  const result = groupedNumbers(values, how, groupOf, nGroups);
  if (!isDate) return numberColumn(name, result);
  const epochMs = result.map((ms) => Math.round(ms));
  return {
    kind: "datetime",
    name,
    epochMs,
    hasTime: column.hasTime || !wholeDays(epochMs),
  };
}

function groupedNumbers(
  values: Float64Array | Float32Array,
  how: "sum" | "mean" | "median" | "sd" | "min" | "max",
  groupOf: Int32Array,
  nGroups: number,
): Float64Array {
  const n = new Float64Array(nGroups);
  const result = new Float64Array(nGroups);
  if (how === "min" || how === "max") result.fill(Number.NaN);
  for (let row = 0; row < groupOf.length; row++) {
    const value = values[row]!;
    if (value !== value) continue;
    const group = groupOf[row]!;
    n[group]!++;
    if (how === "min") result[group] = result[group]! <= value ? result[group]! : value;
    else if (how === "max") result[group] = result[group]! >= value ? result[group]! : value;
    else result[group]! += value;
  }
  if (how === "sum" || how === "min" || how === "max") return result;
  if (how === "median") return medians(values, groupOf, n);
  for (let group = 0; group < nGroups; group++) result[group]! /= n[group]!;
  if (how === "mean") return result;
  const squares = new Float64Array(nGroups);
  for (let row = 0; row < groupOf.length; row++) {
    const value = values[row]!;
    if (value !== value) continue;
    const apart = value - result[groupOf[row]!]!;
    squares[groupOf[row]!]! += apart * apart;
  }
  return squares.map((sum, group) => (n[group]! > 1 ? Math.sqrt(sum / (n[group]! - 1)) : Number.NaN));
}

function medians(values: Float64Array | Float32Array, groupOf: Int32Array, n: Float64Array): Float64Array {
  const starts = new Int32Array(n.length + 1);
  for (let group = 0; group < n.length; group++) starts[group + 1] = starts[group]! + n[group]!;
  const sorted = new Float64Array(starts[n.length]!);
  const next = starts.slice(0, n.length);
  for (let row = 0; row < groupOf.length; row++) {
    const value = values[row]!;
    if (value === value) sorted[next[groupOf[row]!]!++] = value;
  }
  return n.map((count, group) => {
    if (count === 0) return Number.NaN;
    const own = sorted.subarray(starts[group]!, starts[group + 1]!).sort();
    const middle = count >> 1;
    return count % 2 === 1 ? own[middle]! : (own[middle - 1]! + own[middle]!) / 2;
  });
}
