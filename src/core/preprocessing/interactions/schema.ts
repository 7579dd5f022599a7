import { defineParams } from "#core/estimators/params.ts";
import { columnsField } from "#core/preprocessing/chosen-columns.ts";
import type { StepSpec } from "#core/preprocessing/step.ts";

const params = defineParams({
  columns: columnsField("Which numbers are combined: every one, or those named here."),
  products: {
    type: "switch",
    label: "Products",
    help: "Adds a × b for every two columns.",
    default: true,
  },
  squares: {
    type: "switch",
    label: "Squares",
    help: "Adds a² for every column. With the products: the polynomial of degree 2.",
    default: false,
  },
  ratios: {
    type: "switch",
    label: "Ratios",
    help: "Adds a ÷ b for every two columns, the earlier over the later; missing where b is 0.",
    default: false,
  },
});

export type InteractionsParams = ReturnType<typeof params.parse>;

export const interactions: StepSpec<InteractionsParams> = {
  id: "interactions",
  title: "Combine columns",
  section: "Make columns",
  summary:
    "Adds products, squares or ratios of numeric columns, which linear models cannot find by themselves.",
  params,
  accepts: ["numeric"],
  shapesAfter(groups, { columns, products, squares, ratios }) {
    const n = groups.reduce(
      (sum, { kind, name, count }) =>
        sum + (kind === "numeric" && (columns === null || columns.includes(name)) ? count : 0),
      0,
    );
    const nPairs = (n * (n - 1)) / 2;
    const count = (squares ? n : 0) + nPairs * ((products ? 1 : 0) + (ratios ? 1 : 0));
    return [...groups, { name: "", kind: "numeric", count, distinct: 0, missing: 0 }];
  },
  load: async () => (await import("./interactions.ts")).interactionsStep,
};
