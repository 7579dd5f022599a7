import { describe, expect, it } from "vitest";
import { dateTick, degreeText, niceDates, niceDegrees, niceTicks } from "./nice-ticks.ts";

describe("ticks of numbers", () => {
  it.each([
    [0, 72, 6, [0, 10, 20, 30, 40, 50, 60, 70]],
    [18.25, 118.75, 5, [20, 40, 60, 80, 100]],
    [0.2, 0.7, 5, [0.2, 0.3, 0.4, 0.5, 0.6, 0.7]],
    [-3, 3, 3, [-2, 0, 2]],
    [0, 3875, 4, [0, 1000, 2000, 3000]],
    [5, 5, 4, [5]],
  ])("from %d to %d, about %d, are %j", (min, max, count, expected) => {
    expect(niceTicks(min, max, count)).toEqual(expected);
  });
});

describe("degrees of a map", () => {
  it.each([
    [-180, 180, 6, [-180, -120, -60, 0, 60, 120, 180]],
    [-12.4, 31, 5, [-10, 0, 10, 20, 30]],
    [-121.55, -120.6, 5, [-121.4, -121.2, -121, -120.8, -120.6]],
  ])("from %d to %d, about %d, are %j", (min, max, count, expected) => {
    expect(niceDegrees(min, max, count)).toEqual(expected);
  });

  it("are written with their side", () => {
    expect([-121.4, 0, 7].map((value) => degreeText(value, "E", "W"))).toEqual([
      "121.4°\u00a0W",
      "0°",
      "7°\u00a0E",
    ]);
  });
});

describe("ticks of dates", () => {
  it("are years where the range is years", () => {
    const ticks = niceDates(Date.UTC(2012, 0, 1), Date.UTC(2015, 11, 31), 4);
    expect(ticks.map((at) => dateTick(at, ticks))).toEqual(["2012", "2013", "2014", "2015"]);
  });
  it("are days where the range is weeks", () => {
    const ticks = niceDates(Date.UTC(2024, 0, 1), Date.UTC(2024, 0, 8), 4);
    expect(ticks.map((at) => dateTick(at, ticks))).toEqual(["2 Jan", "4 Jan", "6 Jan", "8 Jan"]);
  });
});
