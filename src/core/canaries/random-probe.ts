import { type Canary, fails, passes, silent } from "#core/canaries/canary.ts";
import { tryOut } from "#core/canaries/trial.ts";
import { permutationImportance } from "#core/explain/permutation-importance.ts";
import { uniqueNames } from "#core/preprocessing/unique-name.ts";
import { createRandom } from "#core/shared/random.ts";

const SEED = 2;
const OPTIONS = { nRepeats: 3, maxRows: 500, randomState: 0 };
/** More columns are asked too often: each is shuffled and predicted anew. */
const MOST_COLUMNS = 100;
/** Of the greatest importance: noise that counts for more is learned by heart. */
const SHARE = 0.5;

/** A column of noise: what counts for less says nothing, and a model that leans on noise has learned by heart. */
export const randomProbe: Canary = {
  id: "random-probe",
  title: "A random column",
  async ask(context) {
    const { table, plan } = context;
    if (plan.features.length > MOST_COLUMNS)
      return silent(`Not asked of more than ${MOST_COLUMNS} columns: it takes too long.`);
    const name = uniqueNames(table.columns.map((column) => column.name))("random column");
    const trial = await tryOut(
      context,
      (rows) => {
        const random = createRandom(SEED);
        const values = Float64Array.from({ length: rows.nRows }, () => random.normal());
        return { ...rows, columns: [...rows.columns, { kind: "numeric", name, values }] };
      },
      [name],
    );
    const folds = trial.parts.map(({ fold, pipeline }) => ({ fold: fold!, pipeline }));
    const { columns } = await permutationImportance(
      trial.table,
      trial.plan,
      trial.split,
      folds,
      OPTIONS,
      ({ done }) => context.checkpoint({ share: done }),
    );
    const probe = columns.find(({ column }) => column === name)!.mean;
    const others = columns.filter(({ column }) => column !== name).map(({ mean }) => mean);
    const greatest = Math.max(0, ...others);
    const nAbove = others.filter((mean) => mean > Math.max(0, probe)).length;
    const found = `${nAbove} of ${others.length} columns count for more than a random one`;
    return probe > SHARE * greatest && probe > 0
      ? fails(
          `${found}, which counts for ${greatest > 0 ? `${Math.round((100 * probe) / greatest)} % of the first` : "more than any"}.`,
          "The model learns noise by heart: fewer columns, a simpler model, or more rows would help.",
        )
      : passes(`${found}.`);
  },
};
