import { expect, it } from "vitest";
import { predictionCsv } from "#core/predict/prediction-csv.ts";

const rows = Int32Array.of(0, 1, 2);

it("gives row, prediction and each class's probability", () => {
  const outputs = Float64Array.of(0.25, 0.75, 1, 0, 0.5, 0.5);
  expect(predictionCsv(rows, { labels: ["b", "a", "a"], outputs, classes: ["a", "b"] })).toBe(
    "row,prediction,p:a,p:b\r\n0,b,0.25,0.75\r\n1,a,1,0\r\n2,a,0.5,0.5\r\n",
  );
});

it("puts columns that name the rows after the row, empty where missing", () => {
  const ids = [
    { kind: "categorical" as const, name: "na,me", codes: Int32Array.of(1, -1, 0), categories: ["x", 'y"'] },
    { kind: "integer" as const, name: "no", values: Float64Array.of(7, 8, Number.NaN) },
  ];
  const predictions = { labels: ["1", "2", "3"], outputs: Float64Array.of(1, 2, 3), classes: [] };
  expect(predictionCsv(rows, predictions, ids)).toBe(
    'row,"na,me",no,prediction\r\n0,"y""",7,1\r\n1,,8,2\r\n2,x,,3\r\n',
  );
});
