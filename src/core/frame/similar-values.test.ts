import { describe, expect, it } from "vitest";
import { similarValues } from "#core/frame/similar-values.ts";

const counts = (values: readonly (readonly [string, number])[]) =>
  similarValues(values.map(([value, count]) => ({ value, count }))).map(({ keep, others }) => [
    keep.value,
    ...others.map(({ value }) => value),
  ]);

describe("similarValues", () => {
  it("puts spellings together that differ in case, blanks, accents and punctuation", () => {
    expect(
      counts([
        ["São Paulo", 40],
        ["sao paulo", 3],
        ["SAO-PAULO ", 2],
        ["Rio", 20],
        ["rio.", 1],
        ["Lima", 9],
      ]),
    ).toEqual([
      ["São Paulo", "sao paulo", "SAO-PAULO "],
      ["Rio", "rio."],
    ]);
  });

  it("keeps a spelling without blanks around it, however frequent one with them is", () => {
    expect(
      counts([
        ["BERLIN ", 20],
        ["berlin", 20],
        ["Berlin", 20],
        [" Paris", 9],
        ["Paris", 2],
      ]),
    ).toEqual([
      ["Berlin", "berlin", "BERLIN "],
      ["Paris", " Paris"],
    ]);
  });

  it("takes a rare word one letter away for a slip, and no other", () => {
    expect(
      counts([
        ["Germany", 40],
        ["Gemrany", 2],
        ["Germny", 1],
        ["Gersony", 1],
      ]),
    ).toEqual([["Germany", "Gemrany", "Germny"]]);
    expect(
      counts([
        ["Austria", 40],
        ["Australia", 30],
        ["male", 50],
        ["female", 2],
      ]),
    ).toEqual([]);
    expect(
      counts([
        ["Slovakia", 12],
        ["Slovenia", 11],
      ]),
    ).toEqual([]);
    expect(
      counts([
        ["Niger-Ia", 12],
        ["Nigeri", 11],
      ]),
    ).toEqual([]);
  });

  it("leaves codes and short words alone", () => {
    expect(
      counts([
        ["A10100", 40],
        ["A10200", 1],
        ["cat", 40],
        ["car", 1],
        ["-", 9],
        ["--", 3],
      ]),
    ).toEqual([]);
  });
});
