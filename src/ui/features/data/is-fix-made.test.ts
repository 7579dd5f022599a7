import { expect, it } from "vitest";
import { defaultGraph, defaultSplit } from "#core/pipeline/default-graph.ts";
import type { Role } from "#core/pipeline/plan-types.ts";
import { isFixMade } from "./is-fix-made.ts";

const edit = { edit: "formula", params: { name: "zeros is 0", formula: "[zeros] = 0" }, on: true };
const graph = (role: Exclude<Role, "target">, edits: readonly (typeof edit)[]) =>
  defaultGraph({
    read: { edits },
    roles: { target: "y", task: "binary", positive: null, columns: [{ column: "id", role }] },
    split: defaultSplit,
    models: ["baseline"],
    randomState: 0,
  });

it("knows a role that is given and a step that is made", () => {
  const asId = { kind: "role", column: "id", role: "id" } as const;
  expect(isFixMade(graph("ignore", []), asId)).toBe(false);
  expect(isFixMade(graph("id", []), asId)).toBe(true);
  const compute = { kind: "edit", label: "Add whether it is 0", edit } as const;
  expect(isFixMade(graph("id", []), compute)).toBe(false);
  expect(isFixMade(graph("id", [edit]), compute)).toBe(true);
  expect(isFixMade(graph("id", [{ ...edit, on: false }]), compute), "a step that is off").toBe(false);
  expect(isFixMade(graph("id", [edit]), { kind: "kind", column: "id", to: "numeric" })).toBe(false);
});
