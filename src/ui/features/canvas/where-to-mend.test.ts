import { expect, it } from "vitest";
import { problems } from "#core/shared/problems.ts";
import { smallGraph } from "#test/support/small-project.ts";
import { whereToMend } from "./where-to-mend.ts";

it("leads from what is wrong with a column to the roles, from too few rows to the split, else stays", () => {
  expect(whereToMend(smallGraph, "target-has-one-class")).toBe("roles");
  expect(whereToMend(smallGraph, "no-features")).toBe("roles");
  expect(whereToMend(smallGraph, "fold-has-one-class")).toBe("split");
  expect(whereToMend(smallGraph, "training-diverged")).toBeNull();
  expect(whereToMend({ ...smallGraph, nodes: [] }, "no-target")).toBeNull();
});

it("leads every problem of a target, features and folds somewhere", () => {
  const ofRolesOrRows = Object.keys(problems).filter((code) =>
    /^(target|fold|too-few|weight|time)-/.test(code),
  );
  expect(ofRolesOrRows.length).toBeGreaterThan(8);
  for (const code of ofRolesOrRows) expect(whereToMend(smallGraph, code), code).not.toBeNull();
});
