import { describe, expect, it } from "vitest";
import golden from "#test/golden/text.json";
import { factsOf } from "#core/preprocessing/text-facts/facts.ts";
import { textFacts } from "#core/preprocessing/text-facts/schema.ts";
import { textFactsStep } from "#core/preprocessing/text-facts/text-facts.ts";
import { columnValues, runColumns } from "#test/support/run-graph.ts";
import { asTraining, categorical, frameOf } from "#test/support/step-frames.ts";

describe("text-facts", () => {
  it.each(golden.measured)("counts as Python does: $text", ({ text, facts }) => {
    expect(factsOf(text)).toEqual(facts);
  });

  it.each([true, false])("computes the same bits in ONNX Runtime, keeping the text: %s", async (keep) => {
    const texts = [...golden.measured.map(({ text }) => text), ...golden.texts.slice(0, 12), null, "##", "#"];
    const frame = frameOf(categorical("said", texts));
    const fitted = textFactsStep.fit(asTraining(frame), textFacts.params.parse({ columns: ["said"], keep }));
    for (const some of [frame, frameOf(categorical("said", [null]))])
      expect(
        await runColumns(some, (columns, graph) => textFactsStep.toOnnx(fitted, columns, graph)),
      ).toEqual(columnValues(textFactsStep.transform(fitted, some)));
  });

  it("reads a long text in as many steps as it has characters", () => {
    for (const part of ["a", "@", "a@", "1.", "http"]) {
      const n = 100_000;
      expect(factsOf(part.repeat(n))[0]).toBe(part.length * n);
    }
  });
});
