import { type Canary, fails, passes } from "#core/canaries/canary.ts";
import { equalRows } from "#core/frame/equal-rows.ts";
import { profileColumn } from "#core/frame/profile-column.ts";
import { repeatsByChance } from "#core/profile/equal-feature-rows.ts";

/** Of held-out rows: more are looked up than predicted. */
const MOST = 0.01;

/** Held-out rows that a model has met in training, column by column, and with the same answer. */
export const duplicatesAcross: Canary = {
  id: "duplicates-across",
  title: "Rows on both sides of the split",
  ask({ table, plan, split }) {
    const wanted = new Set([...plan.features, plan.target]);
    const columns = table.columns.filter(({ name }) => wanted.has(name));
    const { groupOf, firsts } = equalRows(columns, table.nRows);
    const { foldOf } = split;
    const foldOfGroup = new Int32Array(firsts.length).fill(-9);
    const isTorn = new Uint8Array(firsts.length);
    for (const [row, fold] of foldOf.entries()) {
      if (fold === -2) continue; // takes no part
      const group = groupOf[row]!;
      if (foldOfGroup[group] === -9) foldOfGroup[group] = fold;
      else if (foldOfGroup[group] !== fold) isTorn[group] = 1;
    }
    let [nTorn, n] = [0, 0];
    for (const [row, fold] of foldOf.entries()) {
      if (fold === -2) continue;
      n++;
      if (isTorn[groupOf[row]!] === 1) nTorn++;
    }
    const share = n === 0 ? 0 : nTorn / n;
    const found = `${nTorn} of ${n} rows have a copy on the other side of a split`;
    if (share <= MOST) return passes(`${found}.`);
    const distinct = columns.map((column) => profileColumn(column).distinct);
    if (repeatsByChance(columns, distinct, table.nRows, table.nRows - firsts.length))
      return passes(`${found}, which few different values make likely.`);
    return fails(
      `${found}: a model may look them up instead of predicting.`,
      "Take repeated rows away on Data, or name the column that says whose they are as a group.",
    );
  },
};
