import type { Dataset } from "#state/studio-state.ts";

/** Whether a page takes a while to draw a table when it has come; what does not show yet then waits a moment longer. */
export const isSlowToDraw = ({ columns }: Pick<Dataset, "columns">): boolean => columns.length > 500;
