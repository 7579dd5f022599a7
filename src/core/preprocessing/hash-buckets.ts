import type { OnnxGraph } from "#core/export/onnx/graph.ts";
import { murmur3 } from "#core/shared/murmur3.ts";

/** Where a word is counted, and whether up or down. */
export interface HashedWord {
  /** 0…nBuckets - 1. */
  readonly bucket: number;
  readonly sign: 1 | -1;
}

const encoder = new TextEncoder();

/**
 * The hashing trick as scikit-learn's FeatureHasher has it: MurmurHash3 of 32 bits of the word's UTF-8; the bucket is its
 * absolute value modulo their number, and with `signed` the hash's own sign says up or down, so that words which meet
 * by chance cancel out on average. Weinberger et al. 2009, doi:10.1145/1553374.1553516.
 */
export function hashedWord(word: string, nBuckets: number, signed: boolean): HashedWord {
  const hash = murmur3(encoder.encode(word));
  return { bucket: Math.abs(hash) % nBuckets, sign: signed && hash < 0 ? -1 : 1 };
}

/** Of a tensor of strings the buckets and the signs, both int64 and of its shape. */
export function drawHashedWords(
  words: string,
  nBuckets: number,
  signed: boolean,
  graph: OnnxGraph,
): { readonly bucket: string; readonly sign: string } {
  const own = graph.node("MurmurHash3", [words], {
    domain: "com.microsoft",
    attributes: { positive: { int: 0 } },
  });
  const hash = graph.node("Cast", [own], { attributes: { to: { int: 7 } } });
  const bucket = graph.node("Mod", [graph.node("Abs", [hash]), graph.int64s([nBuckets], [])]);
  const [up, down] = [graph.int64s([1], []), graph.int64s([signed ? -1 : 1], [])];
  const isDown = graph.node("Less", [hash, graph.int64s([0], [])]);
  return { bucket, sign: graph.node("Where", [isDown, down, up]) };
}
