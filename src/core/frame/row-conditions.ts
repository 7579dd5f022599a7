import { atPlace, type ChartPlace } from "#core/explore/chart-cuts.ts";
import type { ChartSpec } from "#core/explore/chart-spec.ts";
import { filteredRows } from "#core/explore/filtered-rows.ts";
import { cellText, isMissing, textAt } from "#core/frame/cells.ts";
import type { Column, Table } from "#core/frame/column.ts";
import { binsOf, numbersOf } from "#core/frame/distribution.ts";
import { positionsOf } from "#core/frame/scatter.ts";
import { findColumn } from "#core/model-selection/answers.ts";
import { leftOutMask } from "#core/pipeline/left-out-rows.ts";
import type { RowChoice } from "#core/pipeline/plan-types.ts";
import { assertNever } from "#core/shared/assert.ts";

/** What a row must be to be chosen. Plain data; several together all have to hold. */
export type RowCondition =
  | { readonly kind: "missing" | "present"; readonly column: string }
  /** Numbers and dates (epoch ms), both ends included; null is open. */
  | {
      readonly kind: "range";
      readonly column: string;
      readonly min: number | null;
      readonly max: number | null;
    }
  /** Numbers outside, both ends excluded. */
  | { readonly kind: "beyond"; readonly column: string; readonly min: number; readonly max: number }
  /** Any of these values, in the text of the table or, as class labels are, of the file. */
  | { readonly kind: "levels"; readonly column: string; readonly levels: readonly string[] }
  /** In the text of the table, whatever its case. */
  | { readonly kind: "contains"; readonly column: string; readonly text: string }
  /** A bar of `distributionOf`: bin of numbers or level, by place. */
  | { readonly kind: "bin"; readonly column: string; readonly bin: number }
  /** At a place of a chart, as `drawChart` counts it: a bar, a box, a cell, a panel. */
  | { readonly kind: "place"; readonly spec: ChartSpec; readonly place: ChartPlace }
  /** Inside a polygon over two columns, as `scatterSample` places them; the even-odd rule. */
  | {
      readonly kind: "polygon";
      readonly x: string;
      readonly y: string;
      readonly corners: readonly (readonly [x: number, y: number])[];
    }
  /** Takes part, as far as the pipeline's Rows steps say. */
  | { readonly kind: "chosen"; readonly choices: readonly RowChoice[] };

/** Data rows for which every condition holds, ascending. @throws LatheError "unknown-column" */
export function rowsWhere(table: Table, conditions: readonly RowCondition[]): Int32Array<ArrayBuffer> {
  const tests = conditions.map((condition) => testOf(table, condition));
  const rows = new Int32Array(table.nRows);
  let n = 0;
  for (let row = 0; row < table.nRows; row++) if (tests.every((test) => test(row))) rows[n++] = row;
  return rows.slice(0, n);
}

type RowTest = (row: number) => boolean;

function testOf(table: Table, condition: RowCondition): RowTest {
  switch (condition.kind) {
    case "missing":
    case "present": {
      const column = findColumn(table, condition.column);
      const wanted = condition.kind === "missing";
      return (row) => isMissing(column, row) === wanted;
    }
    case "range":
      return inRange(findColumn(table, condition.column), condition.min, condition.max);
    case "beyond": {
      const values = numbersOf(findColumn(table, condition.column));
      const { min, max } = condition;
      return (row) => values !== null && (values[row]! < min || values[row]! > max); // NaN is neither
    }
    case "levels":
      return amongLevels(findColumn(table, condition.column), new Set(condition.levels));
    case "contains":
      return containsText(findColumn(table, condition.column), condition.text.toLowerCase());
    case "bin": {
      const { binAt } = binsOf(findColumn(table, condition.column));
      return (row) => binAt(row) === condition.bin;
    }
    case "place":
      return ofChart(table, condition.spec, condition.place);
    case "polygon": {
      const xs = positionsOf(findColumn(table, condition.x));
      const ys = positionsOf(findColumn(table, condition.y));
      const { corners } = condition;
      return (row) => isInside(corners, xs[row]!, ys[row]!);
    }
    case "chosen": {
      const mask = leftOutMask(condition.choices, table.nRows);
      return mask === null ? () => true : (row) => mask[row] === 0;
    }
    default:
      return assertNever(condition);
  }
}

/** At a place of a chart as it counts them: of the rows that its filters let through. */
function ofChart(table: Table, spec: ChartSpec, place: ChartPlace): RowTest {
  if (spec.filters.length === 0) return atPlace(table, spec, place);
  const { table: part, placeOf } = filteredRows(table, spec, rowsWhere(table, spec.filters));
  const test = atPlace(part, spec, place);
  return (row) => placeOf[row] !== -1 && test(placeOf[row]!);
}

/** A column without numbers has no row in any range. */
function inRange(column: Column, min: number | null, max: number | null): RowTest {
  const values = numbersOf(column);
  if (values === null) return () => false;
  const low = min ?? Number.NEGATIVE_INFINITY;
  const high = max ?? Number.POSITIVE_INFINITY;
  return (row) => values[row]! >= low && values[row]! <= high; // NaN is in no range
}

function amongLevels(column: Column, levels: ReadonlySet<string>): RowTest {
  if (!("codes" in column)) {
    return (row) => {
      const [text, written] = [cellText(column, row), textAt(column, row)];
      return (text !== null && levels.has(text)) || (written !== null && levels.has(written));
    };
  }
  const wanted = column.categories.map((label) => levels.has(label));
  return (row) => wanted[column.codes[row]!] ?? false;
}

/** Each category is looked at once, not once a row. */
function containsText(column: Column, text: string): RowTest {
  if ("codes" in column) {
    const wanted = column.categories.map((label) => label.toLowerCase().includes(text));
    return (row) => wanted[column.codes[row]!] ?? false;
  }
  return (row) => cellText(column, row)?.toLowerCase().includes(text) ?? false;
}

function isInside(corners: readonly (readonly [number, number])[], x: number, y: number): boolean {
  if (Number.isNaN(x) || Number.isNaN(y)) return false;
  let inside = false;
  for (let i = 0; i < corners.length; i++) {
    const [ax, ay] = corners[i]!;
    const [bx, by] = corners[(i + 1) % corners.length]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
