import { expect, it } from "vitest";
import { stepState } from "./step-states.ts";

type States = Parameters<typeof stepState>[1];

it("counts one step and one run as one", () => {
  const states = (nNodes: number, nRuns: number) =>
    ({
      data: { status: "empty" },
      jobs: [],
      paused: false,
      project: {
        graph: { nodes: Array.from({ length: nNodes }) },
        runs: Array.from({ length: nRuns }, () => ({ deletedAt: null })),
      },
      exports: [],
    }) as unknown as States; // of the project, the rail looks at these alone
  expect(stepState("canvas", states(0, 0))).toBeNull();
  expect(stepState("canvas", states(1, 0))?.word).toBe("1 step");
  expect(stepState("canvas", states(13, 0))?.word).toBe("13 steps");
  expect(stepState("train", states(1, 1))?.word).toBe("1 run");
  expect(stepState("train", states(1, 2))?.word).toBe("2 runs");
});
