import { defineParams } from "#core/estimators/params.ts";
import { columnsField } from "#core/preprocessing/chosen-columns.ts";
import type { ShapeGroup, StepSpec } from "#core/preprocessing/step.ts";

const params = defineParams({
  columns: columnsField("Which numbers are summed up: every one, or those named here."),
  method: {
    type: "choice",
    label: "Directions",
    help: "Which weighted sums take the place of the columns.",
    default: "pca",
    choices: [
      {
        value: "pca",
        label: "in which rows differ most",
        help: "Principal components of the training rows. Scale the columns first, or the widest rules.",
      },
      {
        value: "random",
        label: "drawn at random",
        help: "Keeps distances roughly (Johnson and Lindenstrauss), and learns nothing.",
      },
    ],
  },
  components: {
    type: "integer",
    label: "Components",
    help: "How many sums at most; fewer where the columns hold fewer directions.",
    min: 1,
    max: 500,
    default: 10,
    log: true,
  },
});

export type ProjectColumnsParams = ReturnType<typeof params.parse>;

export const projectColumns: StepSpec<ProjectColumnsParams> = {
  id: "project-columns",
  title: "Sum up columns",
  section: "Make columns",
  summary:
    "Replaces many numeric columns by few weighted sums of them: principal components, or random ones.",
  params,
  accepts: ["numeric"],
  shapesAfter(groups, { columns, components }) {
    const isSummed = ({ kind, name }: ShapeGroup) =>
      kind === "numeric" && (columns === null || columns.includes(name));
    const n = groups.reduce((sum, group) => sum + (isSummed(group) ? group.count : 0), 0);
    const made: ShapeGroup = {
      name: "",
      kind: "numeric",
      count: Math.min(n, components),
      distinct: 0,
      missing: 0,
    };
    return [...groups.filter((group) => !isSummed(group)), made];
  },
  load: async () => (await import("./project-columns.ts")).projectColumnsStep,
};
