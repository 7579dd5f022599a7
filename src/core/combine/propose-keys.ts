import type { Column, Dictionary, Table } from "#core/frame/column.ts";
import { lengthOf } from "#core/frame/column-length.ts";
import { numbersOf } from "#core/frame/distribution.ts";
import { equalRows } from "#core/frame/equal-rows.ts";
import { valueClass } from "#core/frame/stack-columns.ts";
import type { KeyPair } from "#core/combine/join-keys.ts";
import { countMatches } from "#core/combine/match-rows.ts";
import { findColumn } from "#core/model-selection/answers.ts";

/** Two columns that may hold the same thing. */
export interface KeyCandidate {
  readonly pair: KeyPair;
  /** Share of the left column's different values (of a thousand rows) that the right column has. */
  readonly shared: number;
  /** Different values of the right column per row that has one; 1: it says which row is meant. */
  readonly unique: number;
  readonly sameName: boolean;
  readonly areNumbers: boolean;
}

export interface KeyProposal {
  /** Empty where no pair looks like a key. */
  readonly on: readonly KeyPair[];
  /** The best partner of each left column that has one, the likeliest first. */
  readonly candidates: readonly KeyCandidate[];
}

const leftRows = 1000;
const mostColumns = 100;

/**
 * Which columns say what belongs together: those of one name, and those whose values are found on the other side, where
 * they tell rows apart. A pair of one name comes before any other; where it does not tell the right table's rows apart,
 * further pairs of one name are added if then they do and most rows still find a partner.
 */
export function proposeKeys(left: Table, right: Table): KeyProposal {
  const rights = right.columns
    .slice(0, mostColumns)
    .map((column) => ({ column, values: lazily(() => valuesOf(column)) }));
  const candidates: KeyCandidate[] = [];
  for (const column of left.columns.slice(0, mostColumns)) {
    const sample = valuesOf(column, leftRows).values;
    if (sample.size === 0) continue;
    const partners = rights
      .filter((each) => valueClass(each.column) === valueClass(column) && mayBeKey(column, each.column))
      .map((each) => candidate(column, each.column, sample, each.values()));
    const best = partners.filter(isLikely).toSorted((a, b) => scoreOf(b) - scoreOf(a))[0];
    if (best) candidates.push(best);
  }
  candidates.sort((a, b) => scoreOf(b) - scoreOf(a));
  const [first] = candidates;
  return { on: first ? widened(left, right, first, candidates) : [], candidates };
}

/** Measurements are no keys unless they are called so on both sides; yes and no never are. */
function mayBeKey(left: Column, right: Column): boolean {
  if (left.kind === "boolean" || right.kind === "boolean") return false;
  return (left.kind !== "numeric" && right.kind !== "numeric") || isSameName(left.name, right.name);
}

function candidate(
  left: Column,
  right: Column,
  sample: ReadonlySet<number>,
  { values, present }: Values,
): KeyCandidate {
  let found = 0;
  for (const value of sample) if (values.has(value)) found++;
  return {
    pair: [left.name, right.name],
    shared: found / sample.size,
    unique: present === 0 ? 0 : values.size / present,
    sameName: isSameName(left.name, right.name),
    areNumbers: valueClass(left) === "number",
  };
}

function isLikely({ shared, unique, sameName }: KeyCandidate): boolean {
  return sameName ? shared > 0 : shared >= 0.5 && unique >= 0.9;
}

/** Small numbers are found in every column of numbers, words hardly by chance. */
function scoreOf({ shared, unique, sameName, areNumbers }: KeyCandidate): number {
  return (sameName ? 1 : 0) + shared * (0.5 + unique) * (areNumbers ? 0.5 : 1);
}

/** Adds pairs of one name until the right table's rows are told apart, if they can be without losing most partners. */
function widened(
  left: Table,
  right: Table,
  first: KeyCandidate,
  candidates: readonly KeyCandidate[],
): readonly KeyPair[] {
  const single = [first.pair];
  if (first.unique === 1) return single;
  const on = [...single];
  for (const { pair, sameName, shared } of candidates) {
    if (!sameName || shared < 0.5 || on.some(([a]) => a === pair[0])) continue;
    on.push(pair);
    const keys = on.map(([, name]) => findColumn(right, name));
    if (equalRows(keys, right.nRows).firsts.length < right.nRows) continue;
    const matched = (pairs: readonly KeyPair[]) =>
      countMatches(left, right, { on: pairs, how: "left" }).left.matched;
    return matched(on) * 2 >= matched(single) ? on : single;
  }
  return single;
}

interface Values {
  readonly values: ReadonlySet<number>;
  /** Rows looked at that have a value. */
  readonly present: number;
}

/** Different values of a column, as numbers; of evenly spread rows where only so many are wanted. */
function valuesOf(column: Column, most = Number.POSITIVE_INFINITY): Values {
  const n = lengthOf(column);
  const step = Math.max(1, Math.floor(n / most));
  const numberAt = numbersIn(column);
  const values = new Set<number>();
  let present = 0;
  for (let row = 0; row < n; row += step) {
    const value = numberAt(row);
    if (value !== value) continue;
    present++;
    values.add(value);
  }
  return { values, present };
}

/** A number for each cell, equal for equal values: words by a hash of 53 bits, whatever kind holds them. NaN is missing. */
function numbersIn(column: Column): (row: number) => number {
  const numbers = numbersOf(column);
  if (numbers !== null) return (row) => numbers[row]! + 0; // -0 is 0
  if (column.kind === "text") {
    const { bytes, offsets } = column;
    return (row) => {
      const [start, end] = [offsets[row]!, offsets[row + 1]!];
      return start === end ? Number.NaN : hashOf(bytes, start, end);
    };
  }
  const { codes, categories } = column as Dictionary;
  const encoder = new TextEncoder();
  const hashes = categories.map((label) => {
    const bytes = encoder.encode(label);
    return hashOf(bytes, 0, bytes.length);
  });
  return (row) => (codes[row] === -1 ? Number.NaN : hashes[codes[row]!]!);
}

/** Two FNV-1a hashes of different starts as one number. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let a = 0x811c9dc5;
  let b = 0x2f0b4c47;
  for (let i = start; i < end; i++) {
    a = Math.imul(a ^ bytes[i]!, 0x01000193);
    b = Math.imul(b ^ bytes[i]!, 0x5bd1e995);
  }
  return (a >>> 0) * 0x200000 + ((b >>> 0) & 0x1fffff);
}

/** "Customer ID" is customer_id. */
function isSameName(a: string, b: string): boolean {
  const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  return a === b || (plain(a) !== "" && plain(a) === plain(b));
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
