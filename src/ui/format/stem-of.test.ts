import { expect, it } from "vitest";
import { stemOf } from "./stem-of.ts";

it.each([
  ["visits.csv", "visits"],
  ["visits.csv.gz", "visits"],
  ["a.b.parquet", "a.b"],
  ["table", "table"],
  [".csv", ".csv"],
])("takes %s for %s", (name, stem) => {
  expect(stemOf(name)).toBe(stem);
});
