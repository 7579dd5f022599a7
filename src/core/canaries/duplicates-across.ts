import { type Canary, type CanaryContext, fails, passes } from "#core/canaries/canary.ts";
import type { Column } from "#core/frame/column.ts";
import { equalRows } from "#core/frame/equal-rows.ts";
import { countRepeats, repeatsByChance } from "#core/profile/equal-feature-rows.ts";

/** Of the rows, and in all: fewer that are looked up and not predicted change no score. */
const MOST = 0.01;
const LEAST = 10;
/** Where more than so many repeat, hardly any different rows are possible. */
const MOST_REPEATS = 0.6;

/** Held-out rows that a model has met in training, column by column, and with the same answer. */
export const duplicatesAcross: Canary = {
  id: "duplicates-across",
  title: "Rows on both sides of the split",
  ask(context) {
    const { table, plan } = context;
    const wanted = new Set([...plan.features, plan.target]);
    const columns = table.columns.filter(({ name }) => wanted.has(name));
    const { nTorn, n } = countTorn(context, columns);
    const found = `${nTorn} of ${n} rows have a copy on the other side of a split`;
    if (isFew(nTorn, n)) return passes(`${found}.`);
    if (mayBeChance(columns, table.nRows) && isFew(countTorn(context, table.columns).nTorn, n))
      return passes(`${found}, which few different values make likely.`);
    return fails(
      `${found}: a model may look them up instead of predicting.`,
      "Take repeated rows away on Data, or name the column that says whose they are as a group.",
    );
  },
};

const isFew = (nTorn: number, n: number) => nTorn <= MOST * n || nTorn < LEAST;

function mayBeChance(columns: readonly Column[], nRows: number): boolean {
  const repeats = countRepeats(columns, nRows);
  if (repeats > MOST_REPEATS * nRows) return true;
  const distinct = columns.map((column) => equalRows([column], nRows).firsts.length);
  return repeatsByChance(columns, distinct, nRows, repeats);
}

/** Rows that take part, and those of them that agree in every one of these columns with a row of another fold, or a sealed one. */
function countTorn(
  { table, split }: CanaryContext,
  columns: readonly Column[],
): { nTorn: number; n: number } {
  const { groupOf, firsts } = equalRows(columns, table.nRows);
  const rows = Int32Array.from(split.foldOf.keys()).filter((row) => split.foldOf[row] !== TAKES_NO_PART);
  const first = new Int32Array(firsts.length).fill(NONE);
  const isTorn = new Uint8Array(firsts.length);
  for (const row of rows) {
    const group = groupOf[row]!;
    if (first[group] === NONE) first[group] = split.foldOf[row]!;
    else if (first[group] !== split.foldOf[row]) isTorn[group] = 1;
  }
  const nTorn = rows.reduce((sum, row) => sum + isTorn[groupOf[row]!]!, 0);
  return { nTorn, n: rows.length };
}

const TAKES_NO_PART = -2;
const NONE = -9;
