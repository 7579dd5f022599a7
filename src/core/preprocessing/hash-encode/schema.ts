import { defineParams } from "#core/estimators/params.ts";
import { columnsField } from "#core/preprocessing/chosen-columns.ts";
import type { StepSpec } from "#core/preprocessing/step.ts";

const params = defineParams({
  columns: columnsField("Which categories are encoded: every column of them, or those named here."),
  buckets: {
    type: "integer",
    label: "Columns for one",
    help: "The more, the fewer categories share a column by chance.",
    min: 2,
    max: 256,
    default: 16,
  },
  signed: {
    type: "switch",
    label: "Count up or down",
    help: "Half of the categories are -1 in their column instead of 1, so that those which share it are told apart.",
    default: true,
  },
});

export type HashEncodeParams = ReturnType<typeof params.parse>;

export const hashEncode: StepSpec<HashEncodeParams> = {
  id: "hash-encode",
  title: "Hash encode",
  section: "Encode",
  summary:
    "Deals categories to a fixed number of columns by a hash of their text: nothing is learned, and categories never seen have a place too.",
  params,
  accepts: ["categorical"],
  shapesAfter: (groups, { columns, buckets }) =>
    groups.map((group) =>
      group.kind === "categorical" && (columns === null || columns.includes(group.name))
        ? { ...group, kind: "numeric", count: group.count * buckets }
        : group,
    ),
  leavesNumbers: true,
  load: async () => (await import("./hash-encode.ts")).hashEncodeStep,
};
