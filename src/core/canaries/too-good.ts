import { type Canary, fails, passes, silent } from "#core/canaries/canary.ts";
import { skillOutOfFold } from "#core/canaries/out-of-fold.ts";

/** Of fewer rows a perfect score is luck often enough. */
const LEAST_ROWS = 500;
const FROM = 0.9995;

/** Data of the world is noisy: a score without an error is more often a leak than a marvel. */
export const tooGood: Canary = {
  id: "too-good",
  title: "Too good to be true",
  ask({ plan, split, heldOut }) {
    const { skill, nRows } = skillOutOfFold(plan.task, split, heldOut);
    if (nRows < LEAST_ROWS) return silent(`Not asked of fewer than ${LEAST_ROWS} rows.`);
    const found = `On ${nRows} held-out rows its skill is ${skill.toFixed(4)}, where 0 is guessing and 1 perfect`;
    return skill >= FROM
      ? fails(
          `${found}.`,
          "Look at the column that counts for most: is it known before the prediction is needed?",
        )
      : passes(`${found}.`);
  },
};
