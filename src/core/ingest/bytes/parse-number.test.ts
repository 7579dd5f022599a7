import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDecimalBytes, parseIntegerBytes } from "#core/ingest/bytes/parse-number.ts";
import { parseNumber } from "#core/ingest/numbers.ts";

const encoder = new TextEncoder();
const over = (parse: typeof parseDecimalBytes, text: string) => {
  const bytes = encoder.encode(`,${text},`);
  return parse(bytes, 1, bytes.length - 1);
};

const digits = (most: number) => fc.string({ unit: fc.constantFrom(..."0123456789"), maxLength: most });
const spelling = fc
  .tuple(
    fc.constantFrom("", "-", "+"),
    digits(17),
    fc.constantFrom("", ".", ","),
    digits(20),
    fc.constantFrom("", "e", "E-", "e+"),
    digits(3),
  )
  .map((parts) => parts.join(""));
const written = fc.oneof(
  spelling,
  fc.double().map(String),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }).map(String),
  fc
    .tuple(fc.double({ min: 0, max: 1000, noNaN: true }), fc.integer({ min: 1, max: 20 }))
    .map(([x, n]) => x.toFixed(n)),
);

describe("numbers from bytes", () => {
  it("are what the string gives, or left to it", () => {
    let read = 0;
    fc.assert(
      fc.property(written, (text) => {
        for (const parse of [parseDecimalBytes, parseIntegerBytes]) {
          const value = over(parse, text);
          if (Number.isNaN(value)) continue;
          read++;
          expect(value).toBe(parseNumber(text, "point"));
        }
      }),
      { seed: 3, numRuns: 20_000 },
    );
    expect(read).toBeGreaterThan(5000);
  });

  it("of 17 digits are hardly ever left to it", () => {
    let left = 0;
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e6, noNaN: true }), (x) => {
        const value = over(parseDecimalBytes, String(x));
        if (Number.isNaN(value)) left++;
        else expect(value).toBe(x);
      }),
      { seed: 4, numRuns: 20_000 },
    );
    expect(left).toBeLessThan(20);
  });

  it("halfway between two float64 are rounded as the language does", () => {
    // 2^53 + 1 and its neighbours, as decimals of which the first 15 digits are not enough.
    for (const text of [
      "900719925474.09931",
      "900719925474.09929",
      "0.5000000000000000555",
      "4.3545342355343531",
    ]) {
      const value = over(parseDecimalBytes, text);
      if (!Number.isNaN(value)) expect(value).toBe(Number(text));
    }
  });

  it.each(["", "-", ".", "+1", "007", "1e", "1e+", "1.2.3", "0x1", "1234567890123456", "é", " 1", "1 "])(
    "leaves %j to the string",
    (text) => {
      expect(over(parseDecimalBytes, text)).toBeNaN();
      expect(over(parseIntegerBytes, text)).toBeNaN();
    },
  );
});
