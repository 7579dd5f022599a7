import { describe, expect, it } from "vitest";
import golden from "#test/golden/text.json";
import { textHash } from "#core/preprocessing/text-hash/schema.ts";
import { textHashStep } from "#core/preprocessing/text-hash/text-hash.ts";
import { columnValues, runColumns } from "#test/support/run-graph.ts";
import { asTraining, categorical, frameOf } from "#test/support/step-frames.ts";

const texts = [...golden.texts.slice(0, 12), ...golden.later];
const frame = frameOf(categorical("said", texts));

describe.each(golden.hashedWords)("text-hash, $given", ({ given, rows }) => {
  const fitted = textHashStep.fit(asTraining(frame), textHash.params.parse({ ...given, columns: ["said"] }));

  it("equals scikit-learn's HashingVectorizer, rounded to float32", () => {
    const made = columnValues(textHashStep.transform(fitted, frame));
    expect(texts.map((_, row) => made.map(({ values }) => values[row]))).toEqual(
      rows.map((row) => row.map((value) => Math.fround(value))),
    );
  });

  it("computes the same bits in ONNX Runtime, of texts without a word too", async () => {
    for (const some of [frame, frameOf(categorical("said", [null, "#", "## a"]))])
      expect(await runColumns(some, (columns, graph) => textHashStep.toOnnx(fitted, columns, graph))).toEqual(
        columnValues(textHashStep.transform(fitted, some)),
      );
  });
});
