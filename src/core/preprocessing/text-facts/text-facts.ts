import type { OnnxGraph } from "#core/export/onnx/graph.ts";
import { pythonBool } from "#core/export/python/python-literal.ts";
import { columnsOfTexts } from "#core/preprocessing/columns-of-texts.ts";
import { chosenTextsInPython, textColumnsOf } from "#core/preprocessing/free-text.ts";
import { pythonColumns, tableTransformer } from "#core/preprocessing/python-columns.ts";
import { replaceColumns, replaceTensors } from "#core/preprocessing/replace-columns.ts";
import type { Step } from "#core/preprocessing/step.ts";
import { type Counted, countedPatterns, factsOf, textFacts } from "#core/preprocessing/text-facts/facts.ts";
import type { TextFactsParams } from "#core/preprocessing/text-facts/schema.ts";
import { uniqueNames } from "#core/preprocessing/unique-name.ts";
import { drawIsFound, drawTokens } from "#core/preprocessing/word-tokens.ts";

/** Nothing is learned from the values but which columns are texts. */
export interface FittedTextFacts {
  readonly columns: readonly { readonly name: string; readonly outputs: readonly string[] }[];
  readonly keep: boolean;
}

/** A missing text is as long as an empty one: 0 in every column. */
export const textFactsStep: Step<TextFactsParams, FittedTextFacts> = {
  fit(frame, { columns, keep }) {
    const unique = uniqueNames(frame.columns.map(({ name }) => name));
    return {
      keep,
      columns: textColumnsOf(frame, columns).map(({ name }) => ({
        name,
        outputs: textFacts.map(({ words }) => unique(`${name}: ${words}`)),
      })),
    };
  },

  transform: ({ columns, keep }, frame) =>
    replaceColumns(frame, columns, ({ outputs }, column) => [
      ...(keep ? [column] : []),
      ...columnsOfTexts(column, outputs, (text) => factsOf(text).map((value, place) => [place, value])),
    ]),

  notes: ({ columns }) =>
    columns.map(({ name }) => ({
      column: name,
      sentence: `${name}: measured by its ${textFacts.map(({ words }) => words).join(", ")}`,
    })),

  toOnnx: ({ columns, keep }, tensors, graph) =>
    replaceTensors(tensors, columns, ({ outputs }, column) => {
      const texts = graph.node("Reshape", [column.tensor, graph.int64s([-1], [1])]);
      const drawn = outputs.map((name, place) => {
        const { of, per } = textFacts[place]!;
        const count = drawCount(texts, of, graph);
        const tensor = per === undefined ? count : drawShare(count, drawCount(texts, per, graph), graph);
        return { kind: "numeric" as const, name, tensor };
      });
      return keep ? [column, ...drawn] : drawn;
    }),

  toPython: ({ columns, keep }) => ({
    imports: [
      "import re",
      "import unicodedata",
      "import pandas as pd",
      "from sklearn.base import BaseEstimator, TransformerMixin",
    ],
    definitions: [
      measureTextInPython,
      tableTransformer({
        name: "MeasureTexts",
        says: "Say how long a text is and what it is made of.",
        settings: ["keep=False"],
        dtype: "exclude",
        fit: [...chosenTextsInPython, "self.names_ = list(chosen.columns)"],
        transform: [
          "for name in self.names_:",
          '    facts = pd.DataFrame([measure_text(text) for text in frame[name].fillna("").astype(str)], index=frame.index)',
          "    at = frame.columns.get_loc(name) + self.keep",
          "    if not self.keep:",
          "        frame = frame.drop(columns=name)",
          "    for place, fact in enumerate(facts.columns):",
          '        frame.insert(at + place, f"{name}: {fact}", facts[fact].astype(float))',
        ],
      }),
    ],
    expression: `MeasureTexts(columns=${pythonColumns(columns)}, keep=${pythonBool(keep)})`,
  }),
};

const measureTextInPython = [
  "def measure_text(text):",
  '    """Counts of a text, and its share of capitals."""',
  "    kinds = [unicodedata.category(character) for character in text]",
  '    letters = sum(kind[0] == "L" for kind in kinds)',
  "    return {",
  '        "characters": len(text),',
  '        "words": len(re.findall(r"\\w+", text)),',
  '        "digits": kinds.count("Nd"),',
  '        "share of capitals": kinds.count("Lu") / letters if letters else 0.0,',
  '        "punctuation": sum(kind[0] == "P" for kind in kinds),',
  `        "web addresses": len(re.findall(r"${countedPatterns.webAddresses}", text)),`,
  `        "e-mail addresses": len(re.findall(r"${countedPatterns.mailAddresses}", text)),`,
  "    }",
].join("\n");

/** How often a pattern is found in each text [N], as floats [N, 1]. */
function drawCount(texts: string, what: Counted, graph: OnnxGraph): string {
  const found = drawIsFound(drawTokens(texts, countedPatterns[what], graph), graph);
  return graph.node("ReduceSum", [found, graph.int64s([1], [1])]);
}

function drawShare(count: string, all: string, graph: OnnxGraph): string {
  const isNone = graph.node("Equal", [all, graph.floats([0], [])]);
  return graph.node("Div", [count, graph.node("Where", [isNone, graph.floats([1], []), all])]);
}
