import type { Table } from "#core/frame/column.ts";
import { countWord } from "#core/table-edits/words.ts";
import type { JoinHow } from "#core/combine/join-hows.ts";
import { joinImpossible, joinKeys, type JoinKeys, type KeyPair } from "#core/combine/join-keys.ts";

/** What became of the rows of one of the tables. */
export interface JoinSide {
  readonly nRows: number;
  /** Rows whose key the other table has. */
  readonly matched: number;
  /** Rows with a key that the other table lacks. */
  readonly unmatched: number;
  /** Different keys among those. */
  readonly unmatchedKeys: number;
  /** The first few of them, in words. */
  readonly examples: readonly string[];
  /** Rows without a key: they have no partner. */
  readonly missing: number;
  /** Different keys that stand on several rows and that the other table has too. */
  readonly repeatedKeys: number;
}

export interface MatchReport {
  readonly how: JoinHow;
  readonly left: JoinSide;
  readonly right: JoinSide;
  readonly nRows: number;
  /** Rows of the left table that have several partners, and so come several times. */
  readonly multiplied: number;
  /** The left row with the most partners, where one has several. */
  readonly most: { readonly key: string; readonly partners: number } | null;
}

export interface MatchOptions {
  /** At least one pair; rows meet where all of them agree. */
  readonly on: readonly KeyPair[];
  readonly how: JoinHow;
}

export interface MatchedRows {
  /** The row of the left table in each row of the result; -1 for none. */
  readonly leftRows: Int32Array<ArrayBuffer>;
  readonly rightRows: Int32Array<ArrayBuffer>;
  readonly report: MatchReport;
}

const mostExamples = 5;
/** More rows than this are no join that somebody meant. */
const mostRows = 100_000_000;

/**
 * Which row meets which, by hashing: O(rows of both + rows of the result). Rows come in the order of the left table, the
 * partners of one in the order of theirs; those of the right table without a partner ("outer") stand last. "right" has
 * the order of the right table.
 * @throws LatheError "join-impossible" for keys of different sorts, or more than 100 million rows; "unknown-column"
 */
export function matchRows(left: Table, right: Table, { on, how }: MatchOptions): MatchedRows {
  const keys = joinKeys(left, right, on);
  const counts = countsOf(keys);
  const report = reportOf(keys, counts, how);
  if (report.nRows > mostRows) {
    const { key, partners } = report.most!; // only many partners make so many rows
    throw joinImpossible(
      `it would have ${countWord(report.nRows, "row")}; one row finds ${countWord(partners, "partner")} by “${key}”, so the key says too little`,
    );
  }
  if (how === "right") {
    const [rightRows, leftRows] = pairRows(keys.right, keys.left, counts.left, report.nRows, true);
    return { leftRows, rightRows, report };
  }
  const keepsAll = how === "left" || how === "outer";
  const [leftRows, rightRows] = pairRows(keys.left, keys.right, counts.right, report.nRows, keepsAll);
  if (how === "outer") {
    let at = report.nRows - (report.right.nRows - report.right.matched);
    keys.right.forEach((key, row) => {
      if (key !== -1 && counts.left[key]! > 0) return;
      leftRows[at] = -1;
      rightRows[at++] = row;
    });
  }
  return { leftRows, rightRows, report };
}

/** How rows would match, without the rows. @throws LatheError as `matchRows`, but for size */
export function countMatches(left: Table, right: Table, { on, how }: MatchOptions): MatchReport {
  const keys = joinKeys(left, right, on);
  return reportOf(keys, countsOf(keys), how);
}

/** Rows of each key, on either side. */
interface KeyCounts {
  readonly left: Int32Array;
  readonly right: Int32Array;
}

function countsOf({ left, right, nKeys }: JoinKeys): KeyCounts {
  return { left: countKeys(left, nKeys), right: countKeys(right, nKeys) };
}

function countKeys(keys: Int32Array, nKeys: number): Int32Array {
  const counts = new Int32Array(nKeys);
  for (const key of keys) if (key !== -1) counts[key]!++;
  return counts;
}

/** Each row of the first with its partners, in the order of the first. */
function pairRows(
  keys: Int32Array,
  others: Int32Array,
  otherCounts: Int32Array,
  nRows: number,
  keepsAll: boolean,
): [rows: Int32Array<ArrayBuffer>, partners: Int32Array<ArrayBuffer>] {
  // Rows of the other table by key, one key after the other: a list a key without an object a key.
  const starts = new Int32Array(otherCounts.length + 1);
  for (let key = 0; key < otherCounts.length; key++) starts[key + 1] = starts[key]! + otherCounts[key]!;
  const byKey = new Int32Array(starts[otherCounts.length]!);
  const next = starts.slice(0, otherCounts.length);
  for (let row = 0; row < others.length; row++) {
    const key = others[row]!;
    if (key !== -1) byKey[next[key]!++] = row;
  }
  const rows = new Int32Array(nRows);
  const partners = new Int32Array(nRows);
  let at = 0;
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row]!;
    const end = key === -1 ? 0 : starts[key + 1]!;
    let i = key === -1 ? 0 : starts[key]!;
    if (i === end && keepsAll) {
      rows[at] = row;
      partners[at++] = -1;
    }
    for (; i < end; i++) {
      rows[at] = row;
      partners[at++] = byKey[i]!;
    }
  }
  return [rows, partners];
}

function reportOf(keys: JoinKeys, counts: KeyCounts, how: JoinHow): MatchReport {
  const left = sideOf(keys, "left", counts.left, counts.right);
  const right = sideOf(keys, "right", counts.right, counts.left);
  let pairs = 0;
  let multiplied = 0;
  let most = 1;
  let mostRow = -1;
  keys.left.forEach((key, row) => {
    const partners = key === -1 ? 0 : counts.right[key]!;
    pairs += partners;
    if (partners > 1) multiplied++;
    if (partners > most) {
      most = partners;
      mostRow = row;
    }
  });
  const onlyLeft = how === "left" || how === "outer" ? left.nRows - left.matched : 0;
  const onlyRight = how === "right" || how === "outer" ? right.nRows - right.matched : 0;
  return {
    how,
    left,
    right,
    nRows: pairs + onlyLeft + onlyRight,
    multiplied,
    most: mostRow === -1 ? null : { key: keys.words("left", mostRow), partners: most },
  };
}

function sideOf(keys: JoinKeys, side: "left" | "right", own: Int32Array, others: Int32Array): JoinSide {
  const seen = new Uint8Array(own.length);
  const examples: string[] = [];
  let matched = 0;
  let missing = 0;
  let unmatchedKeys = 0;
  let repeatedKeys = 0;
  keys[side].forEach((key, row) => {
    if (key === -1) {
      missing++;
      return;
    }
    if (others[key]! > 0) matched++;
    if (seen[key] === 1) return;
    seen[key] = 1;
    if (others[key]! > 0) {
      if (own[key]! > 1) repeatedKeys++;
      return;
    }
    unmatchedKeys++;
    if (examples.length < mostExamples) examples.push(keys.words(side, row));
  });
  const nRows = keys[side].length;
  return {
    nRows,
    matched,
    unmatched: nRows - matched - missing,
    unmatchedKeys,
    examples,
    missing,
    repeatedKeys,
  };
}
