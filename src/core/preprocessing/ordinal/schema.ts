import { defineParams } from "#core/estimators/params.ts";
import type { StepSpec } from "#core/preprocessing/step.ts";

const params = defineParams({});

export type OrdinalParams = ReturnType<typeof params.parse>;

export const ordinal: StepSpec<OrdinalParams> = {
  id: "ordinal",
  title: "Ordinal encode",
  section: "Encode",
  summary: "Turns categories into the numbers 0, 1, 2, … in the order of their labels, which suits trees.",
  params,
  accepts: ["categorical"],
  shapesAfter: (groups) =>
    groups.map((group) => (group.kind === "categorical" ? { ...group, kind: "numeric" } : group)),
  leavesNumbers: true,
  load: async () => (await import("./ordinal.ts")).ordinalStep,
};
