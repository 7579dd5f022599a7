import { type Canary, fails, passes, silent } from "#core/canaries/canary.ts";
import { tryOut } from "#core/canaries/trial.ts";
import { permutationImportance } from "#core/explain/permutation-importance.ts";
import type { Table } from "#core/frame/column.ts";
import { uniqueNames } from "#core/preprocessing/unique-name.ts";
import { createRandom } from "#core/shared/random.ts";

const SEED = 2;
/** One alone may happen to count for little. */
const PROBES = 3;
const OPTIONS = { nRepeats: 3, maxRows: 500, randomState: 0 };
/** More columns are asked too often: each is shuffled and predicted anew. */
const MOST_COLUMNS = 100;
/** Of the greatest importance: noise that counts for more is learned by heart. */
const SHARE = 0.5;

/** Columns of noise: what counts for less says nothing, and a model that leans on noise has learned by heart. */
export const randomProbe: Canary = {
  id: "random-probe",
  title: "Random columns",
  async ask(context) {
    const { table, plan } = context;
    if (plan.features.length > MOST_COLUMNS)
      return silent(`Not asked of more than ${MOST_COLUMNS} columns: it takes too long.`);
    const unique = uniqueNames(table.columns.map((column) => column.name));
    const names = Array.from({ length: PROBES }, () => unique("random column"));
    const trial = await tryOut(context, (rows) => withNoise(rows, names), names);
    const folds = trial.parts.map(({ fold, pipeline }) => ({ fold: fold!, pipeline }));
    const { columns } = await permutationImportance(
      trial.table,
      trial.plan,
      trial.split,
      folds,
      OPTIONS,
      ({ done }) => context.checkpoint({ share: done }),
    );
    const isProbe = ({ column }: { readonly column: string }) => names.includes(column);
    const probe = Math.max(...columns.filter(isProbe).map(({ mean }) => mean));
    const others = columns.filter((column) => !isProbe(column)).map(({ mean }) => mean);
    const greatest = Math.max(0, ...others);
    const nAbove = others.filter((mean) => mean > Math.max(0, probe)).length;
    const found = `${nAbove} of ${others.length} columns count for more than the best of ${PROBES} random ones`;
    return probe > SHARE * greatest && probe > 0
      ? fails(
          `${found}, which counts for ${greatest > 0 ? `${Math.round((100 * probe) / greatest)} % of the first` : "more than any"}.`,
          "The model learns noise by heart: fewer columns, a simpler model, or more rows would help.",
        )
      : passes(`${found}.`);
  },
};

function withNoise(table: Table, names: readonly string[]): Table {
  const random = createRandom(SEED);
  const columns = names.map((name) => {
    const values = Float64Array.from({ length: table.nRows }, () => random.normal());
    return { kind: "numeric" as const, name, values };
  });
  return { ...table, columns: [...table.columns, ...columns] };
}
