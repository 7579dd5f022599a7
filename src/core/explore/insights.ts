import type { Table } from "#core/frame/column.ts";
import type { ColumnProfile } from "#core/frame/profile-types.ts";
import type { ChartData } from "#core/explore/chart-data.ts";
import type { ChartSpec } from "#core/explore/chart-spec.ts";
import { drawChart } from "#core/explore/draw-chart.ts";
import { type Lane, lanesOf } from "#core/explore/insight-lanes.ts";
import { pairQuestions, type Question, tailOf } from "#core/explore/insight-questions.ts";
import { beyondChance } from "#core/explore/insight-tests.ts";
import { someRows } from "#core/profile/some-rows.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";

/** A chart that says something of the table, and how much. */
export interface Insight {
  readonly kind: "together" | "curve" | "levels" | "time" | "missing" | "tail";
  readonly spec: ChartSpec;
  readonly columns: readonly string[];
  /** In [0, 1]: how much more than chance it is, or how far a tail reaches. What it is ranked by, before weights. */
  readonly strength: number;
  /** "ρ", "η", "V", or how many quartile ranges a tail reaches past the quartiles. */
  readonly measure: { readonly name: "ρ" | "η" | "V" | "IQR"; readonly value: number };
  /** Counted from all rows. */
  readonly chart: ChartData;
}

export interface Insights {
  /** The most telling first, at most ten. */
  readonly found: readonly Insight[];
  readonly nQuestions: number;
  readonly nRows: number;
  /** Rows that were asked about, evenly through the table. */
  readonly nRowsAsked: number;
  /** Columns of which every two were compared, of those that could be: of very many the nearest to what is to be predicted. */
  readonly nCompared: number;
  readonly nAble: number;
}

const mostRows = 50_000;
const mostInsights = 10;
/** Less than this is of no interest, however certain. */
const leastStrength = 0.1;
/** What is as good as the same says little: one column was made from the other. */
const nearlySame = 0.98;
const sameWeight = 0.4;
/** Each chart that a column is in already makes the next one of it less telling. */
const repeatWeight = 0.6;
/** So does each chart of its kind, a little. */
const kindWeight = 0.92;
const weights = { together: 1, curve: 1, levels: 1, time: 1, missing: 0.8, tail: 0.5 };

/**
 * The ten most telling charts of a table. Every pair of columns is asked whether the two go together more than chance
 * would have it in any of the questions; single columns, whether a tail reaches far. docs/explore.md has the measure.
 * @param target the column to be predicted, which decides what is compared where columns are very many; null: none
 */
export async function insightsOf(
  table: Table,
  profiles: readonly ColumnProfile[],
  target: string | null,
  checkpoint: Checkpoint<{ readonly share: number }>,
): Promise<Insights> {
  const all = Int32Array.from({ length: table.nRows }, (_, row) => row);
  const rows = someRows(all, mostRows);
  const strengthOf = (lane: Lane, aim: Lane) => {
    const questions = pairQuestions(lane, aim, table.nRows);
    const strength = Math.max(0, ...questions.map(({ test }) => beyondChance(test, 1)));
    return { strength, nQuestions: questions.length };
  };
  const pause = () => checkpoint({ share: 0 });
  const { lanes, nAskedBefore, nAble } = await lanesOf(table, profiles, rows, target, strengthOf, pause);
  const questions: Question[] = [];
  for (const [at, lane] of lanes.entries()) {
    await checkpoint({ share: (0.9 * at) / Math.max(1, lanes.length) });
    for (const other of lanes.slice(at + 1)) questions.push(...pairQuestions(lane, other, table.nRows));
  }
  // What columns were chosen by was a question too.
  const nQuestions = questions.length + nAskedBefore;
  const tested = questions.map((question) => ({
    ...question,
    strength: beyondChance(question.test, nQuestions),
  }));
  const tails = lanes.flatMap(({ column }) => {
    const profile = profiles.find(({ name }) => name === column.name);
    return profile === undefined ? [] : (tailOf(profile) ?? []);
  });
  const found: Insight[] = [];
  for (const candidate of chosen([...straightFirst(tested), ...tails])) {
    await checkpoint({ share: 0.9 + found.length / mostInsights / 10 });
    const { kind, spec, columns, strength, measure } = candidate;
    found.push({ kind, spec, columns, strength, measure, chart: drawChart(table, spec, null) });
  }
  return { found, nQuestions, nRows: table.nRows, nRowsAsked: rows.length, nCompared: lanes.length, nAble };
}

type Candidate = Omit<Insight, "chart">;

/** A curve is worth telling only where it says clearly more than the straight line of the same two columns. */
function straightFirst(tested: readonly Candidate[]): readonly Candidate[] {
  const keyOf = ({ columns }: Candidate) => JSON.stringify(columns.toSorted());
  const straight = new Map(
    tested.filter(({ kind }) => kind === "together").map((each) => [keyOf(each), each.strength]),
  );
  return tested.filter((each) => {
    if (each.kind !== "curve") return true;
    return each.strength > (straight.get(keyOf(each)) ?? 0) + 0.15;
  });
}

/** One after the other, each the best after those before it; one chart for each set of columns and kind. */
function chosen(candidates: readonly Candidate[]): readonly Candidate[] {
  const uses = new Map<string, number>();
  const rest = new Set(candidates.filter(({ strength }) => strength >= leastStrength));
  const taken: Candidate[] = [];
  const seen = new Set<string>();
  const worth = ({ kind, strength, columns }: Candidate) => {
    const ofKind = taken.filter((each) => each.kind === kind).length;
    const own = weights[kind] * strength * (strength > nearlySame ? sameWeight : 1);
    return columns.reduce(
      (score, column) => score * repeated(repeatWeight, uses.get(column) ?? 0),
      own * repeated(kindWeight, ofKind),
    );
  };
  while (taken.length < mostInsights && rest.size > 0) {
    let best: Candidate | null = null;
    for (const each of rest) if (best === null || worth(each) > worth(best)) best = each;
    if (best === null) break;
    rest.delete(best);
    const key = JSON.stringify([best.kind === "missing", best.columns.toSorted()]);
    if (seen.has(key)) continue;
    seen.add(key);
    taken.push(best);
    for (const column of best.columns) uses.set(column, (uses.get(column) ?? 0) + 1);
  }
  return taken;
}

function repeated(weight: number, times: number): number {
  let product = 1;
  for (let i = 0; i < times; i++) product *= weight;
  return product;
}
