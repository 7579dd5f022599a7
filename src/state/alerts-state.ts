import type { DataAlert } from "#core/frame/summary-types.ts";

/** What to know of the open table before training, as far as it is known. */
export interface AlertsState {
  readonly found: readonly DataAlert[];
  readonly isDone: boolean;
  /** They were found before the table's last change: its values may be others by now. */
  readonly areOld: boolean;
}
