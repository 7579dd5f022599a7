import { expect, it } from "vitest";
import { addsText, asideText, questionText, sumText } from "#ui/charts/tree-text.ts";

const number = { feature: "age", threshold: 30, categories: null, unseenLeft: null, missingLeft: null };
const set = { feature: "sex", threshold: 0.5, categories: ["female"], unseenLeft: true, missingLeft: null };

it("says where values go that the question does not name, where nodes differ in it", () => {
  expect(asideText(number)).toBeNull();
  expect(asideText({ ...number, missingLeft: true })).toBe("missing: yes");
  expect(asideText({ ...set, missingLeft: true })).toBe("missing or new: yes");
  expect(asideText({ ...set, missingLeft: false })).toBe("missing: no; new: yes");
});

it("asks for sets of categories, and for none of them", () => {
  expect(questionText(set)).toBe("sex is female");
  expect(questionText({ ...set, categories: [] })).toBe("sex is missing or new");
  expect(questionText({ ...set, categories: [], missingLeft: false })).toBe("sex is new");
});

it("says what a leaf adds, and to what", () => {
  expect([0.25, -0.5, 0].map(addsText)).toEqual(["+0.25", "−0.5", "+0"]);
  const sum = { sum: 0, nSums: 1, start: 0 };
  expect(sumText({ ...sum, of: "log-odds", label: "yes" })).toBe("the log-odds of yes");
  expect(sumText({ ...sum, of: "class-score", label: "b" })).toBe("the score of b");
  expect(sumText({ ...sum, of: "number", label: null })).toBe("the prediction");
});
