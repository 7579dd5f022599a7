import { type Canary, fails, passes, silent } from "#core/canaries/canary.ts";
import type { Column } from "#core/frame/column.ts";
import { singleColumnScore } from "#core/profile/single-column-score.ts";

/** From this Gini on, surely. */
const FROM = 0.2;

/**
 * Whether a row's place in the file says how wrong its prediction is. Where it does, rows that stand together have something
 * in common that no column says: a day, a place, a person. (That the place tells the answer is not enough: a file may be
 * sorted by it.)
 */
export const rowOrder: Canary = {
  id: "row-order",
  title: "The order of the rows",
  ask({ table, split, heldOut, plan }) {
    if (plan.time !== undefined) return silent("Rows are split by time: their order is looked at already.");
    const errors = new Float64Array(table.nRows).fill(Number.NaN);
    const { y, classes } = split.answers;
    for (const { rows, outputs } of heldOut) {
      for (const [i, row] of rows.entries())
        errors[row] =
          classes.length === 0 ? y[row]! - outputs[i]! : 1 - outputs[i * classes.length + y[row]!]!;
    }
    const judged = Int32Array.from(errors.keys()).filter((row) => !Number.isNaN(errors[row]!));
    const places: Column = { kind: "numeric", name: "", values: Float64Array.from(errors, (_, row) => row) };
    const found = singleColumnScore(places, { rows: judged, classes: null, numbers: errors });
    if (found === null) return silent("The rows are too few to ask it.");
    const words = `A row's place in the file tells how wrong its prediction is with a Gini of ${found.score.toFixed(2)}, where 0 is not at all`;
    return found.low > FROM
      ? fails(
          `${words}.`,
          "Rows that stand together have something in common: name the column that groups them, or that puts them in time, on Prepare.",
        )
      : passes(`${words}.`);
  },
};
