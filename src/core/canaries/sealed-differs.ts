import { type Canary, fails, passes, silent } from "#core/canaries/canary.ts";
import { sealedRowsOf, trainRowsOf } from "#core/model-selection/fold.ts";
import { singleColumnScore } from "#core/profile/single-column-score.ts";

/** From this Gini on, surely: sealed rows drawn at random stay far below. */
const FROM = 0.2;

/**
 * Whether sealed rows can be told from the others by their columns (adversarial validation): then the sealed score judges
 * the model on another kind of row. No answer is looked at.
 */
export const sealedDiffers: Canary = {
  id: "sealed-differs",
  title: "Sealed rows like the others",
  async ask({ table, plan, split, checkpoint }) {
    if (plan.time !== undefined) return silent("The latest rows are sealed: they differ as time does.");
    const sealed = sealedRowsOf(split);
    if (sealed.length === 0) return silent("No row is sealed.");
    const codes = new Int32Array(table.nRows).fill(-1);
    for (const row of trainRowsOf(split, null)) codes[row] = 0;
    for (const row of sealed) codes[row] = 1;
    const rows = Int32Array.from(codes.keys()).filter((row) => codes[row] !== -1);
    const target = { rows, classes: { codes, categories: ["learned from", "sealed"] }, numbers: null };
    const wanted = new Set(plan.features);
    let most: { readonly name: string; readonly score: number; readonly low: number } | null = null;
    for (const column of table.columns) {
      if (!wanted.has(column.name)) continue;
      await checkpoint({ share: 0 });
      const found = singleColumnScore(column, target);
      if (found !== null && (most === null || found.low > most.low)) most = { name: column.name, ...found };
    }
    if (most === null) return silent("The rows are too few to ask it.");
    const found = `“${most.name}” tells sealed rows from the others best, with a Gini of ${most.score.toFixed(2)}, where 0 is not at all`;
    return most.low > FROM
      ? fails(
          `${found}.`,
          "The sealed rows are of another kind: seal a random share of all rows, or expect another score there.",
        )
      : passes(`${found}.`);
  },
};
