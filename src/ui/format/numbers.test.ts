import { describe, expect, it } from "vitest";
import { formatBytes, formatEta, formatSeconds } from "./amounts.ts";
import {
  formatNumber,
  formatPercent,
  formatShortCount,
  formatSigned,
  formatSpread,
  plural,
} from "./numbers.ts";

describe("numbers in words", () => {
  it("shows as many decimals as the spread can carry", () => {
    expect([formatSpread(0.91342, 0.01234), formatSpread(3512.4, 120.2), formatSpread(0.5, null)]).toEqual([
      "0.913 ± 0.012",
      "3,512 ± 120",
      "0.500",
    ]);
  });
  it("writes scores of another scale with a power, so that neither twelve digits nor only zeros stand there", () => {
    expect([
      formatSpread(196_250_561_893, 20_390_637_139),
      formatSpread(2.5e-9, 3e-10),
      formatSpread(0.6931, 0),
      formatShortCount(7e12),
    ]).toEqual(["1.96e11 ± 2.04e10", "2.5e−9 ± 3e−10", "0.693 ± 0.000", "7\u202fT"]);
  });
  it("writes counts short with a narrow space", () => {
    expect([931, 53_940, 1_204_000, 9_999, 999_700].map(formatShortCount)).toEqual([
      "931",
      "54\u202fk",
      "1.2\u202fM",
      "9,999",
      "1\u202fM",
    ]);
  });
  it("uses the true minus and keeps tiny and huge values readable", () => {
    expect([-0.5, 0.0000012, 1234567, 0, Number.NaN].map((value) => formatNumber(value))).toEqual([
      "\u22120.5",
      "1.2e\u22126",
      "1,234,567",
      "0",
      "missing",
    ]);
    expect(formatSigned(0.0029, 4)).toBe("+0.0029");
  });
  it("never rounds a share to nothing or to all", () => {
    expect([0, 0.0004, 0.004, 0.265, 0.9996, 1].map((share) => formatPercent(share))).toEqual([
      "0\u202f%",
      "<\u202f0.1\u202f%",
      "0.4\u202f%",
      "27\u202f%",
      ">\u202f99.9\u202f%",
      "100\u202f%",
    ]);
  });
  it("counts nouns", () => {
    expect([plural(1, "row"), plural(53_940, "row"), plural(2, "class", "classes")]).toEqual([
      "1 row",
      "53,940 rows",
      "2 classes",
    ]);
  });
  it("writes sizes and times as people say them", () => {
    expect([820, 15_200, 14_230_000].map(formatBytes)).toEqual([
      "820\u202fB",
      "15.2\u202fkB",
      "14.2\u202fMB",
    ]);
    expect([0.0021, 0.16, 4.04, 41.2, 200].map(formatSeconds)).toEqual([
      "2.1\u202fms",
      "0.16\u202fs",
      "4.0\u202fs",
      "41\u202fs",
      "3\u202fmin 20\u202fs",
    ]);
    expect(formatEta([1, 2, 3])).toBe("about 2\u202fs left, between 1 and 3\u202fs");
  });
});
