import { MS_PER_DAY } from "#core/shared/civil-date.ts";

/** Whether no date has a time of day. Missing ones (NaN) have none. */
export function wholeDays(epochMs: Float64Array): boolean {
  return epochMs.every((ms) => ms !== ms || ms % MS_PER_DAY === 0);
}
