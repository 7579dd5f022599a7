import fc from "fast-check";
import { expect, it } from "vitest";
import { parseDate, parsePlainIso } from "#core/ingest/dates.ts";

it("reads the commonest ISO dates as the pattern does, and leaves it the rest", () => {
  const two = fc.integer({ min: 0, max: 99 }).map((n) => `${n}`.padStart(2, "0"));
  const year = fc.oneof(
    fc.constantFrom("0000", "1900", "2000", "2023", "2024"),
    fc.stringMatching(/^\d{4}$/),
  );
  const month = fc.oneof(fc.constantFrom("01", "02", "12"), two);
  const day = fc.oneof(fc.constantFrom("28", "29", "30", "31"), two);
  const separator = fc.constantFrom("-", "-", "-", "/", ":");
  const hour = fc.oneof(fc.constantFrom("00", "23", "24"), two);
  const time = fc
    .tuple(
      fc.constantFrom("T", " ", "t"),
      hour,
      fc.constantFrom(":", ":", "."),
      two,
      two,
      fc.constantFrom("", "Z", "z", " "),
    )
    .map(([t, h, colon, m, s, zone]) => `${t}${h}${colon}${m}:${s}${zone}`);
  const date = fc
    .tuple(year, separator, month, separator, day, fc.oneof(fc.constant(""), time))
    .map(([y, a, m, b, d, rest]) => `${y}${a}${m}${b}${d}${rest}`);
  fc.assert(
    fc.property(date, (cell) => {
      const epochMs = parsePlainIso(cell);
      const read = parseDate(cell, "iso");
      const isPlain = read !== null && /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d:\d\dZ?)?$/.test(cell);
      expect(epochMs, cell).toBe(isPlain ? read.epochMs : Number.NaN);
      if (isPlain) expect(read.hasTime, cell).toBe(cell.length > 10);
    }),
    { seed: 3, numRuns: 5000 },
  );
});
