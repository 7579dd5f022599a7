import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COMMA, numberFormats, parseNumber, POINT, THOUSANDS } from "#core/ingest/numbers.ts";

describe("a cell as a number", () => {
  it("is the value that the language gives its text", () => {
    const decimal = fc
      .tuple(
        fc.constantFrom("", "-"),
        fc.integer({ min: 0, max: 999_999_999 }),
        fc.stringMatching(/^[0-9]{0,14}$/),
      )
      .map(([sign, whole, fraction]) => `${sign}${whole}${fraction === "" ? "" : `.${fraction}`}`);
    const any = fc.double({ noNaN: true, noDefaultInfinity: true }).map(String);
    fc.assert(
      fc.property(fc.oneof(decimal, any), (text) => {
        const value = parseNumber(text, "point");
        const isId = /^-?\d{16}/.test(text) && !text.includes("e");
        expect(Object.is(value, isId ? Number.NaN : Number(text))).toBe(true);
      }),
      { seed: 5, numRuns: 3000 },
    );
  });

  it.each([
    ["12", POINT | COMMA | THOUSANDS],
    ["-1.5", POINT | THOUSANDS],
    ["1.234", POINT | COMMA | THOUSANDS],
    ["0.123", POINT | THOUSANDS],
    ["0,5", COMMA],
    ["1,234", COMMA | THOUSANDS],
    ["0,500", COMMA],
    ["1.234,5", COMMA],
    ["1,234,567.8", THOUSANDS],
    ["1e5", POINT | COMMA | THOUSANDS],
    [".5", POINT | THOUSANDS],
    ["007", 0],
    ["00.5", 0],
    ["1234567890123456", 0],
    ["1.234567890123456e22", POINT | THOUSANDS],
    ["+4366412345", 0],
    ["+5", POINT | COMMA | THOUSANDS],
    ["1 000", 0],
    ["12%", 0],
    ["-", 0],
    [".", 0],
    ["1-2", 0],
    ["0x10", 0],
    ["1_000", 0],
  ])("%s is written in the formats %i", (token, formats) => {
    expect(numberFormats(token)).toBe(formats);
  });

  it.each([
    ["1.234,5", "comma", 1234.5],
    ["-0,5", "comma", -0.5],
    ["1,234.5", "thousands", 1234.5],
    [" 7 ", "point", 7],
  ] as const)("%s as %s is %d", (cell, format, value) => {
    expect(parseNumber(cell, format)).toBe(value);
  });
});
