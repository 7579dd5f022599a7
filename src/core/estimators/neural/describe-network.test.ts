import { expect, it } from "vitest";
import { describeNetwork, netInputs } from "#core/estimators/neural/describe-network.ts";
import type { LayerSpec } from "#core/estimators/neural/layer-spec.ts";
import { layOut } from "#core/estimators/neural/net-shape.ts";

const feature = (name: string, source = name) => ({ name, source, kind: "numeric" as const });
const features = [
  feature("age"),
  ...["a", "b", "c", "d"].map((label) => feature(`city = ${label}`, "city")),
  feature("when year", "when"),
  feature("when month", "when"),
];
const inputs = netInputs(features);
const dense = (units: number): LayerSpec => ({ kind: "dense", units, activation: "relu", l2: null });
const norm: LayerSpec = { kind: "batch-norm" };
const drop: LayerSpec = { kind: "dropout", rate: 0.2 };
const city: LayerSpec = { kind: "embedding", source: "city", dimension: 2 };
const words = (layers: readonly LayerSpec[], batchSize = 200) =>
  describeNetwork(layers, inputs, 1, batchSize).remarks.map((remark) => [
    remark.kind,
    remark.layer,
    remark.words,
  ]);

it("tells categories from dates and numbers", () => {
  expect(inputs).toEqual([
    { source: "age", width: 1, isCategory: false },
    { source: "city", width: 4, isCategory: true },
    { source: "when", width: 2, isCategory: false },
  ]);
});

it("counts what each layer gives and learns, and the memory of a batch", () => {
  const layers = [city, dense(10), norm, drop, dense(4)];
  const network = describeNetwork(layers, inputs, 3, 50);
  expect(network).toEqual({
    inputs: 7,
    layers: [
      { outputs: 5, parameters: 8 },
      { outputs: 10, parameters: 60 },
      { outputs: 10, parameters: 20 },
      { outputs: 10, parameters: 0 },
      { outputs: 4, parameters: 44 },
      { outputs: 3, parameters: 15 },
    ],
    parameters: 147,
    bytes: { weights: 4 * (147 + 20), adam: 8 * 147, activations: 4 * (7 + 42) * 50 },
    remarks: [],
  });
  const shape = layOut(layers, features, 3, 0);
  expect([shape.nTrainable, shape.nWeights]).toEqual([147, 167]);
});

it("counts a residual block with what is inside of it", () => {
  const block: LayerSpec = { kind: "residual", units: 5, activation: "relu", batchNorm: true, rate: 0.1 };
  const layers = [dense(10), block];
  const network = describeNetwork(layers, inputs, 1, 50);
  expect(network).toEqual({
    inputs: 7,
    layers: [
      { outputs: 10, parameters: 80 },
      { outputs: 10, parameters: 20 + 55 + 60 },
      { outputs: 1, parameters: 11 },
    ],
    parameters: 226,
    bytes: { weights: 4 * (226 + 20), adam: 8 * 226, activations: 4 * (7 + 10 + 25 + 10 + 1) * 50 },
    remarks: [],
  });
  const shape = layOut(layers, features, 1, 0);
  expect([shape.nTrainable, shape.nWeights]).toEqual([226, 246]);
  expect(shape.layers.map(({ kind }) => kind).join(" ")).toBe(
    "dense batch-norm dense dropout dense add dense",
  );
  expect(words([{ ...block, units: 0 } as LayerSpec], 8)).toEqual([
    ["error", 0, "The first layer of a residual block has 1 to 4096 units, not 0."],
    ["advice", 0, "Means of 8 rows are noisy: batch norm wants batches of 16 rows or more."],
    [
      "advice",
      0,
      "A residual block stays as wide as what comes in, here the inputs: put a dense layer before it to choose the width.",
    ],
  ]);
});

it("explains at the layer what cannot be trained, and what makes little sense", () => {
  expect(words([dense(0)])).toEqual([["error", 0, "A dense layer has 1 to 4096 units, not 0."]]);
  expect(words([dense(8), norm], 1)).toEqual([
    [
      "error",
      1,
      "Batch norm compares the rows of a batch, and a batch here has one row. Raise the batch size.",
    ],
  ]);
  expect(words([dense(8), norm], 8)).toEqual([
    ["advice", 1, "Means of 8 rows are noisy: batch norm wants batches of 16 rows or more."],
  ]);
  expect(words([dense(8), city, city])).toEqual([
    ["error", 1, "An embedding reads a column of the table, so it comes before every other kind of layer."],
    ["error", 2, "“city” is embedded already."],
  ]);
  expect(words([{ ...city, source: "age" } as LayerSpec, dense(2)])).toEqual([
    ["error", 0, "“age” is a number, and an embedding needs categories, one-hot encoded by the recipe."],
  ]);
  expect(words([{ ...city, source: "town", dimension: 9 } as LayerSpec, dense(2)])).toEqual([
    ["error", 0, "No feature comes from a column “town”."],
  ]);
  expect(words([drop, drop])).toEqual([
    ["advice", 1, "Two dropouts in a row are one with a higher rate."],
    ["advice", null, "Without a dense layer between input and output the net is a linear model."],
  ]);
  expect(words([dense(4), drop, norm])).toEqual([
    ["advice", 2, "After dropout, variances in training are not those in use: put batch norm before it."],
  ]);
});
