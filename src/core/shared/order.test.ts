import fc from "fast-check";
import { expect, it } from "vitest";
import { compareText, labelOrder, sortLabels } from "#core/shared/order.ts";

const numbers = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.integer({ min: -20, max: 20 }).chain((n) => fc.constantFrom(`${n}`, `${n}.0`, `${n}e0`, `-0`, `0`)),
);

it("orders numbers by value, those of one value by how they are written", () => {
  fc.assert(
    fc.property(fc.array(numbers, { maxLength: 60 }), (labels) => {
      const expected = labels.toSorted((a, b) => Number(a) - Number(b) || compareText(a, b));
      expect(sortLabels(labels)).toEqual(expected);
      expect(labelOrder(labels).toSorted((a, b) => a - b)).toEqual(labels.map((_, i) => i));
    }),
  );
});

it("orders labels by code unit where one of them is no number", () => {
  expect(sortLabels(["10", "9", "b", "B"])).toEqual(["10", "9", "B", "b"]);
});
