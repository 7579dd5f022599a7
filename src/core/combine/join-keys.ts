import { cellText, isMissing } from "#core/frame/cells.ts";
import type { Column, Table } from "#core/frame/column.ts";
import { equalRows } from "#core/frame/equal-rows.ts";
import { isEmpty, stackColumns, valueClass } from "#core/frame/stack-columns.ts";
import { findColumn } from "#core/model-selection/answers.ts";
import { LatheError } from "#core/shared/problems.ts";

/** A column of the left table, and the one of the right table that holds the same thing. */
export type KeyPair = readonly [left: string, right: string];

/** The keys of both tables as numbers: rows with equal keys have the same one. */
export interface JoinKeys {
  /** Key of each row, from 0; -1 where a part of it is missing. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Keys there are in both tables together, those of rows with a missing part among them. */
  readonly nKeys: number;
  /** The key of a row in words, "Lisbon · 2024-01-03". */
  readonly words: (side: "left" | "right", row: number) => string;
}

/**
 * Numbers are equal by value (2 is 2.0), dates by their moment, everything else by its words as the table shows them,
 * case and blanks included. A key with a missing part equals none, not even another missing one.
 * @throws LatheError "join-impossible" for a pair of different sorts, "unknown-column"
 */
export function joinKeys(left: Table, right: Table, on: readonly KeyPair[]): JoinKeys {
  const pairs = on.map(([a, b]) => [findColumn(left, a), findColumn(right, b)] as const);
  for (const [a, b] of pairs) refuseUnlike(a, b);
  const stacked = pairs.map((pair) => stackColumns(pair));
  const { groupOf, firsts } = equalRows(stacked, left.nRows + right.nRows);
  const columnsOf = { left: pairs.map(([a]) => a), right: pairs.map(([, b]) => b) };
  const keys = { left: groupOf.slice(0, left.nRows), right: groupOf.slice(left.nRows) };
  for (const side of ["left", "right"] as const) {
    for (const column of columnsOf[side])
      keys[side].forEach((_, row) => {
        if (isMissing(column, row)) keys[side][row] = -1;
      });
  }
  const words = (side: "left" | "right", row: number) =>
    columnsOf[side].map((column) => cellText(column, row) ?? "missing").join(" · ");
  return { ...keys, nKeys: firsts.length, words };
}

/** Whether values of the two can be equal at all. */
function areComparable(a: Column, b: Column): boolean {
  return valueClass(a) === valueClass(b);
}

function refuseUnlike(left: Column, right: Column): void {
  for (const column of [left, right])
    if (isEmpty(column)) throw joinImpossible(`“${column.name}” holds no value at all`);
  if (areComparable(left, right)) return;
  throw joinImpossible(
    `“${left.name}” holds ${classWords(left)} in this table, and “${right.name}” holds ${classWords(right)} in the other`,
  );
}

function classWords(column: Column): string {
  const words = { number: "numbers", date: "dates", word: "words" } as const;
  return words[valueClass(column)];
}

export function joinImpossible(reason: string): LatheError {
  return new LatheError("join-impossible", { reason });
}
