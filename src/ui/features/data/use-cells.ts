import { useMemo } from "react";
import { queries } from "#state/store.ts";
import type { Dataset, RowOrder } from "#state/studio-state.ts";
import { CellCache } from "./cell-cache.ts";

const last = new WeakMap<Dataset, CellCache>();

/** One cache for each table and selection; after a change of selection the rows of the last one bridge the wait. */
export function useCells(
  dataset: Dataset,
  nRows: number,
  onlySelected: boolean,
  selectionVersion: number,
  order: RowOrder | null,
): CellCache {
  return useMemo(() => {
    const ask = (start: number, end: number) => queries.cells(start, end, onlySelected, order);
    const isPlain = !onlySelected && order === null;
    const before = !isPlain ? undefined : last.get(dataset);
    const cache = new CellCache(ask, nRows, dataset.columns.length, before ?? null);
    if (isPlain) last.set(dataset, cache);
    return cache;
    // A new version means other rows are selected: what was fetched says so no longer.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [dataset, nRows, onlySelected, selectionVersion, order]);
}
