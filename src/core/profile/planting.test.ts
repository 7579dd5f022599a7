import { expect, it } from "vitest";
import { measureAlerts } from "#test/planting/measure.ts";

it("finds what is planted in clean tables, and cries wolf hardly ever", async () => {
  const outcomes = await measureAlerts([11]);
  const sum = (of: (outcome: (typeof outcomes)[number]) => number) =>
    outcomes.reduce((total, outcome) => total + of(outcome), 0);
  expect(outcomes.every(({ planted }) => planted > 0)).toBe(true);
  expect(sum(({ found }) => found) / sum(({ planted }) => planted)).toBeGreaterThan(0.85);
  expect(sum(({ falseAlarms }) => falseAlarms) / sum(({ without }) => without)).toBeLessThan(0.05);
}, 120_000);
