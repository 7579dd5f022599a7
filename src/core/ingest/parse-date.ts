import { parseDate as parseIn } from "#core/ingest/dates.ts";

/** One date typed by a person, in ISO 8601: "2024-03-01", "2024-03-01 12:30". Epoch ms, or null. */
export function parseDate(text: string): number | null {
  return parseIn(text.trim(), "iso")?.epochMs ?? null;
}
