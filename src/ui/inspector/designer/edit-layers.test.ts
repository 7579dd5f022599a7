import { expect, it } from "vitest";
import type { LayerSpec } from "#core/estimators/neural/layer-spec.ts";
import { insertLayer, newLayer } from "./edit-layers.ts";

const inputs = [
  { source: "age", width: 1, isCategory: false },
  { source: "city", width: 30, isCategory: true },
  { source: "plan", width: 3, isCategory: true },
];
const dense: LayerSpec = { kind: "dense", units: 32, activation: "tanh", l2: null };

it("gives a dense layer the widths of the last one, and an embedding the largest free category", () => {
  expect(newLayer("dense", [], inputs)).toEqual({ kind: "dense", units: 64, activation: "relu", l2: null });
  expect(newLayer("dense", [dense, { kind: "batch-norm" }], inputs)).toEqual(dense);
  const city = newLayer("embedding", [dense], inputs)!;
  expect(city).toEqual({ kind: "embedding", source: "city", dimension: 8 });
  const plan = newLayer("embedding", [city], inputs)!;
  expect(plan).toEqual({ kind: "embedding", source: "plan", dimension: 2 });
  expect(newLayer("embedding", [city, plan], inputs)).toBeNull();
});

it("gives a residual block the width of the last layer, and the settings of the last block", () => {
  const block = newLayer("residual", [dense], inputs)!;
  expect(block).toEqual({ kind: "residual", units: 32, activation: "relu", batchNorm: true, rate: 0 });
  expect(newLayer("residual", [], inputs)).toEqual({ ...block, units: 64 });
  const own: LayerSpec = { kind: "residual", units: 5, activation: "tanh", batchNorm: false, rate: 0.1 };
  expect(newLayer("residual", [own, dense], inputs)).toEqual(own);
});

it("puts embeddings first, and other layers where they are dropped", () => {
  const city: LayerSpec = { kind: "embedding", source: "city", dimension: 8 };
  const drop: LayerSpec = { kind: "dropout", rate: 0.2 };
  expect(insertLayer([dense], city)).toEqual([city, dense]);
  expect(insertLayer([city, dense], drop, 1)).toEqual([city, drop, dense]);
  expect(insertLayer([dense], drop)).toEqual([dense, drop]);
});
