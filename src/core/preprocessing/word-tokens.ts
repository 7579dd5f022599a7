import type { OnnxGraph } from "#core/export/onnx/graph.ts";

/**
 * A word as scikit-learn's default token pattern has it, `(?u)\b\w\w+\b`: two or more letters, digits or underscores, as
 * Unicode says what these are.
 */
const PATTERN = "[\\p{L}\\p{N}_]{2,}";
const pattern = new RegExp(PATTERN, "gu");

/** The words of a text in lower case, in their order. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(pattern) ?? [];
}

/** Fills up rows of few words: nothing that is sought is like it. */
const FILLER = "##";

/**
 * The words of a tensor of texts [N, 1] as [N, T], rows filled up. ONNX Runtime lowers each character by itself, where
 * JavaScript and Python know of a last sigma and of a dotted İ: a file is run and compared before it is offered.
 */
export function drawWords(texts: string, graph: OnnxGraph): string {
  const row = graph.node("Reshape", [texts, graph.int64s([-1], [1])]);
  const lower = graph.node("StringNormalizer", [row], {
    attributes: { case_change_action: { string: "LOWER" }, is_case_sensitive: { int: 1 } },
  });
  return drawTokens(lower, PATTERN, graph);
}

/** What a pattern finds in each text [N], as [N, T]; rows are filled up. */
export function drawTokens(texts: string, pattern: string, graph: OnnxGraph): string {
  return graph.node("Tokenizer", [texts], {
    domain: "com.microsoft",
    attributes: {
      mark: { int: 0 },
      mincharnum: { int: 1 },
      pad_value: { string: FILLER },
      tokenexp: { string: pattern },
    },
  });
}

/** 1 where a pattern found something, 0 where a row was filled up; floats. */
export function drawIsFound(tokens: string, graph: OnnxGraph): string {
  return graph.node("LabelEncoder", [tokens], {
    domain: "ai.onnx.ml",
    attributes: {
      keys_strings: { strings: [FILLER] },
      values_floats: { floats: [0] },
      default_float: { float: 1 },
    },
  });
}
