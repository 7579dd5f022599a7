import type { OnnxGraph } from "#core/export/onnx/graph.ts";
import type { Weighing } from "#core/preprocessing/text-counts/term-weights.ts";
import { drawUnitLength } from "#core/preprocessing/unit-length.ts";
import { drawWords } from "#core/preprocessing/word-tokens.ts";

const FLOAT = 1;
const DOUBLE = 11;

/**
 * What term-weights.ts computes, as floats [N, terms]: words by ONNX Runtime's Tokenizer, counts by ONNX's TfIdfVectorizer,
 * weights in doubles.
 * @param terms at least one, by code point
 */
export function drawTermWeights(
  texts: string,
  terms: readonly string[],
  { longest, idf, sublinear, normalise }: Weighing,
  graph: OnnxGraph,
): string {
  const counts = drawCounts(drawWords(texts, graph), terms, longest, graph);
  if (idf === null) return counts;
  const number = (value: number) => graph.doubles([value], []);
  const cast = (tensor: string, to: number) =>
    graph.node("Cast", [tensor], { attributes: { to: { int: to } } });
  const times = cast(counts, DOUBLE);
  const isThere = graph.node("Greater", [times, number(0)]);
  const damped = () => graph.node("Add", [graph.node("Log", [times]), number(1)]);
  const frequency = sublinear ? graph.node("Where", [isThere, damped(), number(0)]) : times;
  const weights = graph.node("Mul", [frequency, graph.doubles(idf, [1, idf.length])]);
  if (!normalise) return cast(weights, FLOAT);
  return cast(drawUnitLength(weights, graph), FLOAT);
}

function drawCounts(words: string, terms: readonly string[], longest: number, graph: OnnxGraph): string {
  // The operator wants terms of one word first, then those of two, each as its words.
  const cut = terms.map((term, place) => ({ words: term.split(" "), place }));
  const lengths = Array.from({ length: longest }, (_, i) => i + 1);
  const groups = lengths.map((length) => cut.filter((term) => term.words.length === length));
  const starts = groups.map((_, i) =>
    groups.slice(0, i).reduce((sum, group, before) => sum + group.length * (before + 1), 0),
  );
  return graph.node("TfIdfVectorizer", [words], {
    attributes: {
      mode: { string: "TF" },
      min_gram_length: { int: 1 },
      max_gram_length: { int: longest },
      max_skip_count: { int: 0 },
      ngram_counts: { ints: starts },
      ngram_indexes: { ints: groups.flat().map(({ place }) => place) },
      pool_strings: { strings: groups.flat().flatMap((term) => term.words) },
    },
  });
}
