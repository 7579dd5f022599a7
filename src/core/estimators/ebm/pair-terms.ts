import { binsOfAxis } from "#core/estimators/ebm/ebm-model.ts";
import { type CoarseAxis, coarsen } from "#core/estimators/ebm/ebm-bins.ts";
import { type BoostedBag, type BoostTerm, nCellsOf } from "#core/estimators/ebm/boost-term.ts";
import { countCells } from "#core/estimators/ebm/count-cells.ts";
import type { EbmRoom } from "#core/estimators/ebm/ebm-room.ts";
import { pairStrength } from "#core/estimators/ebm/pair-strength.ts";

/** A side of a pair while pairs are compared: as in FAST, coarser than what is then learned. */
const BINS_TO_COMPARE = 16;
/** A cell of the grid of a pair has about so many rows at least. */
const ROWS_OF_CELL = 4;

interface PairRules {
  readonly nPairs: number;
  readonly mostBins: number;
  readonly room: EbmRoom;
  pause(): Promise<void>;
}

/** Bins of a side of a pair that is learned, besides that for missing. */
function learnedBins(mostBins: number, nRows: number): number {
  return Math.min(mostBins, Math.max(2, Math.floor(Math.sqrt(nRows / ROWS_OF_CELL))));
}

function comparedBins(mostBins: number): number {
  return Math.min(mostBins, BINS_TO_COMPARE);
}

/** Bins of a side of any grid at most, that for missing among them. */
export function pairSide(mostBins: number, nRows: number): number {
  return Math.max(learnedBins(mostBins, nRows), comparedBins(mostBins)) + 1;
}

/**
 * The pairs that explain most of what single features leave over, strongest first, by the mean over bags.
 * @param mains one term a feature; a feature that may go only one way takes part in no pair
 */
export async function choosePairs(
  bags: readonly BoostedBag[],
  mains: readonly BoostTerm[],
  { nPairs, mostBins, room, pause }: PairRules,
): Promise<BoostTerm[]> {
  const free = mains.filter(({ direction, cuts }) => direction === 0 && cuts[0]!.length > 0);
  const nRows = mains[0]!.cells.length;
  const counts = free.map((term) => {
    const own = new Float64Array(nCellsOf(term));
    countCells(term.cells, null, own);
    return own;
  });
  const axes = (most: number) => free.map(({ cuts }, i) => coarsen(cuts[0]!, counts[i]!, most));
  const coarse = axes(comparedBins(mostBins));
  const cellsAt = (i: number) => room.pairs.subarray(i * nRows, (i + 1) * nRows);
  const found: { readonly pair: readonly [number, number]; readonly strength: number }[] = [];
  room.update.fill(0);
  for (let a = 0; a < free.length; a++)
    for (let b = a + 1; b < free.length; b++) {
      const term = pairTerm([free[a]!, free[b]!], [coarse[a]!, coarse[b]!], cellsAt(nPairs));
      const grid = { nRows: binsOfAxis(term.cuts[0]!), nColumns: binsOfAxis(term.cuts[1]!) };
      let strength = 0;
      for (const { loss, own } of bags) {
        const sums = own.sums.subarray(0, 2 * nCellsOf(term));
        loss.step(term.cells, room.update, term.cells, sums);
        strength += pairStrength(grid, sums);
        await pause();
      }
      if (strength > 0) found.push({ pair: [a, b], strength });
    }
  found.sort((one, other) => other.strength - one.strength);
  const fine = axes(learnedBins(mostBins, nRows));
  return found
    .slice(0, nPairs)
    .map(({ pair: [a, b] }, i) => pairTerm([free[a]!, free[b]!], [fine[a]!, fine[b]!], cellsAt(i)));
}

function pairTerm(
  [first, second]: readonly [BoostTerm, BoostTerm],
  [rows, columns]: readonly [CoarseAxis, CoarseAxis],
  cells: Uint16Array,
): BoostTerm {
  const nColumns = binsOfAxis(columns.cuts);
  for (let row = 0; row < cells.length; row++)
    cells[row] = rows.binOf[first.cells[row]!]! * nColumns + columns.binOf[second.cells[row]!]!;
  return {
    features: [first.features[0]!, second.features[0]!],
    cuts: [rows.cuts, columns.cuts],
    cells,
    isNominal: false,
    direction: 0,
  };
}
