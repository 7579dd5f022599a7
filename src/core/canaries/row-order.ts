import { type Canary, type CanaryContext, fails, passes, silent } from "#core/canaries/canary.ts";
import { pearson } from "#core/frame/scatter.ts";

/** Correlation from which on, surely. Files that are sorted by a column reach a third. */
const FROM = 0.5;
const LEAST_PAIRS = 50;
const Z99 = 2.58;

/**
 * Whether rows that stand together in the file are mistaken alike, answers of one class compared with each other. Where they
 * are, they have something in common that no column says: a day, a place, a person. (That the place in the file tells the
 * answer is not enough: a file may be sorted by it.)
 */
export const rowOrder: Canary = {
  id: "row-order",
  title: "The order of the rows",
  ask(context) {
    if (context.plan.time !== undefined)
      return silent("Rows are split by time: their order is looked at already.");
    const errors = errorsOf(context);
    const judged = [...errors.keys()].sort((a, b) => a - b);
    const pairs = judged.slice(1).map((row, i) => [errors.get(judged[i]!)!, errors.get(row)!] as const);
    const r = pearson(
      pairs.map(([before]) => before),
      pairs.map(([, after]) => after),
    );
    if (r === null || pairs.length < LEAST_PAIRS) return silent("The rows are too few to ask it.");
    const low = r - (Z99 * (1 - r * r)) / Math.sqrt(pairs.length);
    const words = `Mistakes of rows that follow each other correlate by ${r.toFixed(2)}`;
    return low > FROM
      ? fails(
          `${words}.`,
          "Rows that stand together have something in common: name the column that groups them, or that puts them in time, on Prepare.",
        )
      : passes(`${words}.`);
  },
};

/** Of each held-out row how wrong its prediction is, beside the others of its class. */
function errorsOf({ split, heldOut }: CanaryContext): ReadonlyMap<number, number> {
  const { y, classes } = split.answers;
  const errors = new Map<number, number>();
  for (const { rows, outputs } of heldOut) {
    for (const [i, row] of rows.entries())
      errors.set(
        row,
        classes.length === 0 ? y[row]! - outputs[i]! : 1 - outputs[i * classes.length + y[row]!]!,
      );
  }
  if (classes.length === 0) return errors;
  const sums = classes.map(() => ({ n: 0, sum: 0 }));
  for (const [row, error] of errors) {
    const own = sums[y[row]!]!;
    own.n++;
    own.sum += error;
  }
  for (const [row, error] of errors) {
    const { n, sum } = sums[y[row]!]!;
    errors.set(row, error - sum / n);
  }
  return errors;
}
