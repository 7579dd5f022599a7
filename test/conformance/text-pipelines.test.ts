import { describe, expect, it } from "vitest";
import { checkedOnnx } from "#core/export/onnx/verify/checked-onnx.ts";
import type { Column, Table } from "#core/frame/column.ts";
import { prepareSplit, sealedRowsOf } from "#core/model-selection/fold.ts";
import { alignTable } from "#core/pipeline/align-table.ts";
import { predictPipeline } from "#core/pipeline/predict-pipeline.ts";
import type { RecipeStep, TrainingPlan } from "#core/pipeline/plan-types.ts";
import { oneRowTable } from "#core/predict/one-row-table.ts";
import { describeProblem, LatheError } from "#core/shared/problems.ts";
import { createRandom } from "#core/shared/random.ts";
import { crossValidate, fitAll, planFor, quietly, scoreOf } from "#test/support/judge.ts";
import { withDefaults } from "#test/support/random-recipes.ts";
import { withShuffledTarget } from "#test/support/tables.ts";

/** A table whose target hangs on words of a text alone. */

const nRows = 300;
const random = createRandom(5);
const filler = ["the", "order", "came", "on", "Monday", "again", "with", "box", "Ärger", "x2"];
const said = Array.from({ length: nRows }, (_, row) => {
  const words = Array.from({ length: 4 + random.integer(6) }, () => filler[random.integer(filler.length)]!);
  if (row % 2 === 1 && random.next() < 0.9) words.splice(random.integer(words.length), 0, "Broken");
  return words.join(" ");
});

function asText(texts: readonly string[]): Column {
  const cells = texts.map((text) => new TextEncoder().encode(text));
  const offsets = new Uint32Array(texts.length + 1);
  for (const [row, cell] of cells.entries()) offsets[row + 1] = offsets[row]! + cell.length;
  const bytes = new Uint8Array(offsets.at(-1)!);
  for (const [row, cell] of cells.entries()) bytes.set(cell, offsets[row]);
  return { kind: "text", name: "said", bytes, offsets };
}

const asCategories: Column = {
  kind: "categorical",
  name: "said",
  categories: [...new Set(said)],
  codes: Int32Array.from(said, (text) => [...new Set(said)].indexOf(text)),
};

function tableOf(column: Column): Table {
  const size = Float64Array.from({ length: nRows }, (_, row) => ((row * 37) % 101) / 10);
  const codes = Int32Array.from({ length: nRows }, (_, row) => row % 2);
  return {
    nRows,
    columns: [
      { kind: "numeric", name: "size", values: size },
      column,
      { kind: "categorical", name: "target", codes, categories: ["no", "yes"] },
    ],
  };
}

function withSteps(plan: TrainingPlan, ...steps: readonly RecipeStep[]): TrainingPlan {
  return { ...plan, models: plan.models.map((model) => ({ ...model, recipe: [...steps, ...model.recipe] })) };
}

const steps = ["text-counts", "text-hash"] as const;
const kinds = [
  { kind: "a column of text", column: asText(said) },
  { kind: "categories that read like text", column: asCategories },
];

describe.each(kinds)("$kind", ({ column }) => {
  const table = tableOf(column);
  const plan = planFor(table, "binary", ["logistic-regression"], 3);

  it.each(steps)("%s finds the word that decides, and nothing in shuffled answers", async (step) => {
    const recipe = withSteps(plan, withDefaults(step));
    expect(scoreOf(await crossValidate(table, recipe), "rocAuc")).toBeGreaterThan(0.85);
    const shuffled = await crossValidate(withShuffledTarget(table, 3), recipe);
    // Hanley and McNeil 1982, doi:10.1148/radiology.143.1.7063747: 0.034 for 300 rows; five such.
    expect(Math.abs(scoreOf(shuffled, "rocAuc") - 0.5)).toBeLessThan(0.17);
  });

  it.each([...steps, "text-facts"])(
    "%s leaves as ONNX, and a typed row is answered like one of a table",
    async (step) => {
      const { pipeline } = (await fitAll(table, withSteps(plan, withDefaults(step)))).at(-1)!;
      const rows = sealedRowsOf(prepareSplit(table, withSteps(plan, withDefaults(step))));
      const { reason } = await checkedOnnx(pipeline, table, rows, { version: "0", threshold: 0.5 }, quietly);
      expect(reason).toBeNull();
      const typed = oneRowTable(pipeline, [
        ["size", "3.7"],
        ["said", said[1]!],
      ]);
      const read = alignTable(
        {
          nRows: 1,
          columns: tableOf(asText([said[1]!]))
            .columns.slice(1, 2)
            .concat({ kind: "numeric", name: "size", values: Float64Array.of(3.7) }),
        },
        pipeline,
      );
      const [first] = [Int32Array.of(0)];
      expect(await predictPipeline(pipeline, typed, first!)).toEqual(
        await predictPipeline(pipeline, read, first!),
      );
    },
  );
});

describe("a column of text", () => {
  const table = tableOf(asText(said));

  it("is refused where no step reads it, and the refusal says which column", () => {
    const plan = planFor(table, "binary", ["logistic-regression"], 3);
    const off = withSteps(plan, { ...withDefaults("text-counts"), on: false });
    for (const refused of [plan, off])
      expect(() => prepareSplit(table, refused)).toThrow(new LatheError("text-feature", { column: "said" }));
    expect(describeProblem({ code: "text-feature", details: { column: "said" } }).title).toContain("“said”");
  });

  it("gives its words of training rows only: a word of held-out rows has no column", async () => {
    const plan = withSteps(
      planFor(table, "binary", ["logistic-regression"], 3),
      withDefaults("text-counts", { minRows: 1 }),
    );
    const split = prepareSplit(table, plan);
    const [sealed] = sealedRowsOf(split);
    const marked = tableOf(asText(said.map((text, row) => (row === sealed ? `${text} zzsealed` : text))));
    const { pipeline } = (await fitAll(marked, plan)).at(-1)!;
    expect(JSON.stringify(pipeline)).not.toContain("zzsealed");
    expect(JSON.stringify(pipeline)).toContain("broken");
  });
});
