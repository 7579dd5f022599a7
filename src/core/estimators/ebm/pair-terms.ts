import { binsOfAxis } from "#core/estimators/ebm/ebm-model.ts";
import { type CoarseAxis, coarsen } from "#core/estimators/ebm/ebm-bins.ts";
import { type BoostedBag, type BoostTerm, nCellsOf } from "#core/estimators/ebm/boost-term.ts";
import { countCells } from "#core/estimators/ebm/count-cells.ts";
import { pairStrength } from "#core/estimators/ebm/pair-tree.ts";

/** A side of a pair while pairs are compared: as in FAST, coarser than what is then learned. */
const BINS_TO_COMPARE = 16;
/** A cell of the grid of a pair has about so many rows at least. */
const ROWS_OF_CELL = 4;

/**
 * The pairs that explain most of what single features leave over, strongest first, by the mean over bags.
 * @param mains one term a feature; a feature that may go only one way takes part in no pair
 */
export async function choosePairs(
  bags: readonly BoostedBag[],
  mains: readonly BoostTerm[],
  { nPairs, mostBins, pause }: { nPairs: number; mostBins: number; pause: () => Promise<void> },
): Promise<BoostTerm[]> {
  const free = mains.filter(({ direction, cuts }) => direction === 0 && cuts[0]!.length > 0);
  const everyRow = new Float64Array(mains[0]!.cells.length).fill(1);
  const counts = free.map((term) => countCells(term.cells, nCellsOf(term), everyRow));
  const axes = (most: number) => free.map(({ cuts }, i) => coarsen(cuts[0]!, counts[i]!, most));
  const coarse = axes(Math.min(mostBins, BINS_TO_COMPARE));
  const found: { readonly pair: readonly [number, number]; readonly strength: number }[] = [];
  const nothing = new Float64Array(0);
  for (let a = 0; a < free.length; a++)
    for (let b = a + 1; b < free.length; b++) {
      const term = pairTerm([free[a]!, free[b]!], [coarse[a]!, coarse[b]!]);
      const grid = { nRows: binsOfAxis(term.cuts[0]!), nColumns: binsOfAxis(term.cuts[1]!) };
      const sums = new Float64Array(2 * nCellsOf(term));
      let strength = 0;
      for (const { loss } of bags) {
        loss.step(null, nothing, term.cells, sums);
        strength += pairStrength(grid, sums);
        await pause();
      }
      if (strength > 0) found.push({ pair: [a, b], strength });
    }
  found.sort((one, other) => other.strength - one.strength);
  const dense = Math.max(2, Math.floor(Math.sqrt(everyRow.length / ROWS_OF_CELL)));
  const fine = axes(Math.min(mostBins, dense));
  return found
    .slice(0, nPairs)
    .map(({ pair: [a, b] }) => pairTerm([free[a]!, free[b]!], [fine[a]!, fine[b]!]));
}

function pairTerm(
  [first, second]: readonly [BoostTerm, BoostTerm],
  [rows, columns]: readonly [CoarseAxis, CoarseAxis],
): BoostTerm {
  const nColumns = binsOfAxis(columns.cuts);
  const cells = Uint16Array.from(
    first.cells,
    (bin, row) => rows.binOf[bin]! * nColumns + columns.binOf[second.cells[row]!]!,
  );
  return {
    features: [first.features[0]!, second.features[0]!],
    cuts: [rows.cuts, columns.cuts],
    cells,
    isNominal: false,
    direction: 0,
  };
}
