import { defineParams } from "#core/estimators/params.ts";
import { columnsField } from "#core/preprocessing/chosen-columns.ts";
import type { StepSpec } from "#core/preprocessing/step.ts";

const params = defineParams({
  columns: columnsField("Which categories are encoded: every column of them, or those named here."),
});

export type BinaryEncodeParams = ReturnType<typeof params.parse>;

export const binaryEncode: StepSpec<BinaryEncodeParams> = {
  id: "binary-encode",
  title: "Binary encode",
  section: "Encode",
  summary:
    "Numbers the categories and writes the number in bits, a column each: 10 columns hold 1,000 categories.",
  params,
  accepts: ["categorical"],
  shapesAfter: (groups) =>
    groups.map((group) =>
      group.kind === "categorical"
        ? { ...group, kind: "numeric", count: group.count * Math.max(1, 32 - Math.clz32(group.distinct)) }
        : group,
    ),
  leavesNumbers: true,
  load: async () => (await import("./binary-encode.ts")).binaryEncodeStep,
};
