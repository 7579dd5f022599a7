import { type Canary, fails, passes, silent } from "#core/canaries/canary.ts";
import { targetOfRows } from "#core/canaries/target-of-rows.ts";
import { quarantineFrom } from "#core/profile/alerts/leakage.ts";
import { singleColumnScore } from "#core/profile/single-column-score.ts";

/** One column that alone is as good as the answer itself was written down after it. */
export const singleColumn: Canary = {
  id: "single-column",
  title: "The best single column",
  async ask({ table, plan, split, checkpoint }) {
    const target = targetOfRows(table, plan, split);
    const wanted = new Set(plan.features);
    let best: { readonly name: string; readonly score: number; readonly low: number } | null = null;
    for (const column of table.columns) {
      if (!wanted.has(column.name)) continue;
      await checkpoint({ share: 0 });
      const found = singleColumnScore(column, target);
      if (found !== null && (best === null || found.low > best.low)) best = { name: column.name, ...found };
    }
    if (best === null) return silent("The rows are too few to ask it.");
    const found = `“${best.name}” alone has a Gini of ${best.score.toFixed(3)}, where 0 is guessing and 1 the answer itself`;
    return best.low >= quarantineFrom
      ? fails(`${found}.`, `Unless “${best.name}” is known before the prediction is needed, leave it out.`)
      : passes(`${found}.`);
  },
};
