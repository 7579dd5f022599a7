import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  COMMA,
  numberFormats,
  parseNumber,
  parsePlainInteger,
  POINT,
  THOUSANDS,
} from "#core/ingest/numbers.ts";

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

  it("is a number exactly where its spelling is one, and then the language's", () => {
    const pattern = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
    const isCode = (token: string) => /^([+-]?0\d|\+\d{8,}$)/.test(token);
    const isId = (token: string) => /^[+-]?\d{16}/.test(token) && !/e/i.test(token);
    const expected = (cell: string) => {
      const token = cell.trim();
      return pattern.test(token) && !isCode(token) && !isId(token) ? Number(token) : Number.NaN;
    };
    const scraps = fc.constantFrom(
      "0",
      "00",
      "1",
      "9",
      "57",
      "999999999999999",
      ".",
      "-",
      "+",
      "e",
      "E",
      "x",
      "b",
      " ",
      "_",
      ",",
      "e-22",
      "e308",
      "9007199254740993",
      "Infinity",
      "\u0661",
    );
    const text = fc.array(scraps, { maxLength: 6 }).map((parts) => parts.join(""));
    const scientific = fc
      .tuple(fc.stringMatching(/^-?[1-9][0-9]{0,17}(\.[0-9]{0,17})?$/), fc.integer({ min: -330, max: 310 }))
      .map(([mantissa, exponent]) => `${mantissa}e${exponent}`);
    const fixed = fc
      .tuple(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 20 }))
      .map(([value, digits]) => value.toFixed(digits));
    fc.assert(
      fc.property(fc.oneof(text, scientific, fixed), (cell) => {
        expect(Object.is(parseNumber(cell, "point"), expected(cell)), cell).toBe(true);
        const short = parsePlainInteger(cell);
        const isPlain = /^-?(0|[1-9]\d{0,14})$/.test(cell);
        expect(Object.is(short, isPlain ? Number(cell) : Number.NaN), cell).toBe(true);
      }),
      { seed: 11, numRuns: 20_000 },
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
