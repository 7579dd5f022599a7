import { expect, it } from "vitest";
import { scoreMessy } from "#test/messy/run.ts";

/** A few seeds of `npm run bench -- messy`, which takes more and fresh ones. */
it("reads messy files truthfully, or says that it did not", async () => {
  const { weighted, simple, silent, pollutions } = await scoreMessy([1, 2, 3]);
  expect(pollutions.filter(({ silent }) => silent > 0)).toEqual([]);
  expect(silent).toBe(0);
  expect(weighted).toBeGreaterThan(9.95);
  expect(simple).toBeGreaterThan(9.9);
  const clean = pollutions.find(({ name }) => name === "none");
  expect(clean).toMatchObject({ score: 10, worst: null });
});
