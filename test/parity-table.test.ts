import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { withParityTable } from "../scripts/parity-table.mjs";

it("says in docs/profile.md which function each statistic equals, and names tests that are there", () => {
  const page = readFileSync("docs/profile.md", "utf8");
  expect(page).toBe(withParityTable(page));
  const tests = ["profile-golden", "association-test"]
    .map((name) => readFileSync(`src/core/profile/${name}.test.ts`, "utf8"))
    .join("\n");
  const named = [...page.matchAll(/ \| ((?:has|are) [^|]*) \|$/gm)].map(([, name]) => name!);
  expect(named).toHaveLength(16);
  for (const name of named) expect(tests).toContain(`it("${name}"`);
});
