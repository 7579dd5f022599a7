import { expect, it } from "vitest";
import { civilFromMs, daysFromCivil, isoText, MS_PER_DAY } from "#core/shared/civil-date.ts";

it("agrees with Date on every day from 1600 to 2400", () => {
  const first = Date.UTC(1600, 0, 1) / MS_PER_DAY;
  const last = Date.UTC(2400, 0, 1) / MS_PER_DAY;
  for (let day = first; day <= last; day++) {
    const date = new Date(day * MS_PER_DAY);
    const { year, month, day: dayOfMonth, weekday } = civilFromMs(day * MS_PER_DAY);
    const expected = [
      date.getUTCFullYear(),
      date.getUTCMonth() + 1,
      date.getUTCDate(),
      (date.getUTCDay() + 6) % 7,
    ];
    if (`${[year, month, dayOfMonth, weekday]}` !== `${expected}`)
      expect([year, month, dayOfMonth, weekday]).toEqual(expected);
    if (daysFromCivil(year, month, dayOfMonth) !== day)
      expect(daysFromCivil(year, month, dayOfMonth)).toBe(day);
  }
});

it("writes ISO 8601, before 1970 too", () => {
  expect(isoText(Date.UTC(2024, 1, 29), false)).toBe("2024-02-29");
  expect(isoText(Date.UTC(1969, 11, 31, 23, 59, 58, 250), true)).toBe("1969-12-31T23:59:58.250");
});
