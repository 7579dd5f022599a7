import { isoText } from "#core/shared/civil-date.ts";

/** A date as the table shows it: ISO 8601, with a time only where its column has times. "" when missing. */
export function dateText(epochMs: number, hasTime: boolean): string {
  return Number.isNaN(epochMs) ? "" : isoText(epochMs, hasTime);
}
