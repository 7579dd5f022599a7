import fc from "fast-check";
import { expect, it } from "vitest";
import { decodePlain, encodePlain } from "#core/project/plain-codec.ts";

const everything = {
  text: "naïve “quotes” \u0000 🙂",
  numbers: [0, -0, 1e-320, 0.1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  flags: [true, false, null],
  empty: { list: [], object: {}, array: new Float64Array(0) },
  arrays: [
    Float64Array.of(Number.NaN, -0, 5e-324),
    Float32Array.of(0.1, -0),
    Int32Array.of(-1, 2 ** 31 - 1),
    Uint32Array.of(2 ** 32 - 1),
    Uint8Array.of(1, 2, 3),
    new Float64Array(Float64Array.of(1, 2, 3).buffer, 8, 1),
  ],
  map: new Map<unknown, unknown>([
    ["__proto__", Int32Array.of(1)],
    [1, "one"],
  ]),
  looksTagged: ["t", "a", "u"],
};

it("gives plain data with typed arrays back, bit for bit", () => {
  expect(decodePlain(encodePlain(everything))).toEqual(everything);
  const [zero, minusZero] = (decodePlain(encodePlain([0, -0])) as number[]).map((n) => Object.is(n, -0));
  expect([zero, minusZero]).toEqual([false, true]);
});

it("leaves a key called __proto__ a key", () => {
  const value = JSON.parse('{"__proto__": {"polluted": true}}') as object;
  const decoded = decodePlain(encodePlain(value)) as object;
  expect(Object.keys(decoded)).toEqual(["__proto__"]);
  expect((decoded as { polluted?: boolean }).polluted).toBeUndefined();
});

it("round-trips any JSON", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(decodePlain(encodePlain(value))).toEqual(value);
    }),
  );
});

it("refuses what is no plain data", () => {
  expect(() => encodePlain({ now: new Date(0) })).toThrow("cannot be saved");
  expect(() => encodePlain({ run: () => 1 })).toThrow("cannot be saved");
});

it("never reads outside its bytes, whichever byte is changed", () => {
  const bytes = encodePlain(everything);
  for (let at = 0; at < bytes.length; at++) {
    const broken = bytes.slice();
    broken[at]! ^= 0x55;
    try {
      decodePlain(broken);
    } catch (error) {
      expect(error).toBeInstanceOf(Error);
      expect((error as Error).message).toMatch(/^Saved data is damaged/);
    }
  }
});
