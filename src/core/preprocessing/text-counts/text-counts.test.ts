import { describe, expect, it } from "vitest";
import golden from "#test/golden/text.json";
import { textCounts } from "#core/preprocessing/text-counts/schema.ts";
import { termWeights } from "#core/preprocessing/text-counts/term-weights.ts";
import { textCountsStep } from "#core/preprocessing/text-counts/text-counts.ts";
import { columnValues, runColumns } from "#test/support/run-graph.ts";
import { asTraining, categorical, frameOf } from "#test/support/step-frames.ts";

const train = asTraining(frameOf(categorical("said", golden.texts)));

describe("text-counts, against scikit-learn's CountVectorizer and TfidfVectorizer", () => {
  it.each(golden.words)("$given", ({ given, terms, rows }) => {
    const [fitted] = textCountsStep.fit(
      train,
      textCounts.params.parse({ ...given, columns: ["said"] }),
    ).columns;
    expect(fitted!.terms).toEqual(terms);
    const places = new Map(terms.map((term, place) => [term, place]));
    for (const [i, text] of [...golden.texts.slice(0, 12), ...golden.later].entries()) {
      const weights = termWeights(text, places, fitted!).toSorted(([a], [b]) => a - b);
      expect(weights.map(([place]) => place)).toEqual(rows[i]!.map(([place]) => place));
      for (const [k, [, weight]] of weights.entries())
        expect(Math.abs(weight - rows[i]![k]![1]!)).toBeLessThan(1e-9);
    }
  });
});

describe("text-counts", () => {
  const said = ["a red boat", "a blue boat", "one red car", null];

  it("takes columns that read like free text, and leaves categories and codes alone", () => {
    const colours = categorical("colour", ["dark red", "dark red", "pale blue", "pale blue"]);
    const ids = categorical("id", ["a1", "a2", "a3", "a4"]);
    const frame = asTraining(frameOf(categorical("said", said), colours, ids));
    const fitted = textCountsStep.fit(frame, textCounts.params.parse({}));
    expect(fitted.columns.map(({ name }) => name)).toEqual(["said"]);
  });

  it("says in words what has no column", () => {
    const frame = asTraining(frameOf(categorical("said", said)));
    const fitted = textCountsStep.fit(frame, textCounts.params.parse({ maxFeatures: 1 }));
    expect(textCountsStep.notes(fitted)).toEqual([
      {
        column: "said",
        sentence: "said: 1 of 5 words have a column; cut: 3 in too few rows, 1 beyond the most columns",
      },
    ]);
  });

  it("counts what a later text has of the words of training, and nothing of a missing one", () => {
    const frame = asTraining(frameOf(categorical("said", said)));
    const fitted = textCountsStep.fit(frame, textCounts.params.parse({ weigh: "counts" }));
    const made = textCountsStep.transform(fitted, frameOf(categorical("said", ["Boat, boat! Yellow", null])));
    expect(columnValues(made)).toEqual([
      { kind: "numeric", name: "said: “boat”", values: [2, 0] },
      { kind: "numeric", name: "said: “red”", values: [0, 0] },
    ]);
  });
});

describe("text-counts in ONNX Runtime", () => {
  const texts = categorical("said", [...golden.texts, ...golden.later, null]);
  it.each(golden.words.map(({ given }) => given))("computes the same bits: %o", async (given) => {
    const fitted = textCountsStep.fit(train, textCounts.params.parse({ ...given, columns: ["said"] }));
    for (const frame of [
      frameOf(texts),
      frameOf(categorical("said", [null])),
      frameOf(categorical("said", ["a", null])),
    ])
      expect(
        await runColumns(frame, (columns, graph) => textCountsStep.toOnnx(fitted, columns, graph)),
      ).toEqual(columnValues(textCountsStep.transform(fitted, frame)));
  });
});
