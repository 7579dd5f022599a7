import { type Canary, fails, passes } from "#core/canaries/canary.ts";
import { skillOutOfFold } from "#core/canaries/out-of-fold.ts";
import { reordered, tryOut } from "#core/canaries/trial.ts";
import { createRandom, shuffle } from "#core/shared/random.ts";

const SEED = 1;
/** Passed by luck in one run of thirty thousand. */
const ERRORS = 4;

/** A pipeline that learns anything from answers that were dealt out anew has seen the answers of held-out rows. */
export const shuffledLabels: Canary = {
  id: "shuffled-labels",
  title: "Shuffled answers",
  async ask(context) {
    const { target, task } = context.plan;
    const { split, parts } = await tryOut(context, (table) => {
      const order = Int32Array.from({ length: table.nRows }, (_, row) => row);
      shuffle(order, createRandom(SEED));
      const columns = table.columns.map((column) =>
        column.name === target ? reordered(column, order) : column,
      );
      return { ...table, columns };
    });
    const { skill, atChance, nRows } = skillOutOfFold(task, split, parts);
    const bound = ERRORS * atChance;
    const found = `Trained on shuffled answers it has a skill of ${skill.toFixed(2)} on ${nRows} held-out rows, where 0 is guessing`;
    return skill > bound
      ? fails(
          `${found}: more than the ${bound.toFixed(2)} that chance allows.`,
          "Something tells held-out answers to the model. Look for rows that come twice, and for columns made from the target.",
        )
      : passes(`${found}: nothing leaks.`);
  },
};
