import { type ChartSpec, chartSpecSchema } from "#core/explore/chart-spec.ts";
import { deflateSync, Inflate, strFromU8, strToU8 } from "fflate";
import * as z from "zod/mini";
import type { Painting } from "#core/paint/painting.ts";
import { decodePoints, encodePoints } from "#core/paint/painting-code.ts";
import { graphSchema, type PipelineGraph } from "#core/pipeline/graph.ts";
import { compilePlan } from "#core/pipeline/plan.ts";
import type { KeptChart } from "#core/project/kept-chart.ts";
import { keptChartsSchema } from "#core/project/kept-chart-schema.ts";
import { fromBase64Url, toBase64Url } from "#core/shared/base64url.ts";
import { LatheError } from "#core/shared/problems.ts";

/**
 * A project small enough to travel in an address: where its rows come from, and the whole pipeline with its seeds.
 * Rows themselves travel only when they were painted.
 */
export interface Shared {
  readonly origin:
    | { readonly kind: "sample"; readonly id: string }
    | { readonly kind: "painting"; readonly painting: Painting };
  readonly graph: PipelineGraph;
  readonly threshold: number;
  /** Kept charts; absent where there are none. */
  readonly charts?: readonly KeptChart[] | undefined;
  /** The chart on the shelves of Explore, where it is more than one column as it comes. */
  readonly shelf?: ChartSpec | undefined;
}

/** Longer addresses are cut by programs that pass them on. */
export const mostLinkLength = 16_000;
const mostBytes = 400_000;
const PIECE_BYTES = 512;

const schema = z.strictObject({
  v: z.literal(1),
  sample: z.optional(z.string().check(z.regex(/^[a-z0-9_-]{1,64}$/))),
  paint: z.optional(z.strictObject({ kind: z.enum(["class", "value"]), points: z.string() })),
  threshold: z.number().check(z.gte(0), z.lte(1)),
  graph: graphSchema,
  charts: z.optional(keptChartsSchema),
  shelf: z.optional(chartSpecSchema),
});

/** @throws LatheError "link-too-long" */
export function writeShared({ origin, graph, threshold, charts, shelf }: Shared): string {
  const rows =
    origin.kind === "sample"
      ? { sample: origin.id }
      : { paint: { kind: origin.painting.kind, points: encodePoints(origin.painting) } };
  const text = toBase64Url(
    deflateSync(
      strToU8(JSON.stringify({ v: 1, ...rows, threshold, graph, ...(charts?.length && { charts }), shelf })),
      { level: 9 },
    ),
  );
  if (text.length > mostLinkLength) throw new LatheError("link-too-long", {});
  return text;
}

/**
 * Reads what anybody may have written: nothing of it is trusted, and no more than a small document is unpacked.
 * @throws LatheError "link-invalid", or what is wrong with the pipeline it holds
 */
export function readShared(text: string): Shared {
  if (text.length > mostLinkLength) throw invalid("it is longer than any link Lathe writes");
  const packed = fromBase64Url(text);
  if (packed === null || packed.length === 0) throw invalid("it is cut off or damaged");
  const { success, data } = schema.safeParse(jsonOf(unpack(packed)));
  if (!success) throw invalid("it does not say what Lathe's links say, or is of a newer version");
  const { sample, paint, graph, threshold, charts, shelf } = data;
  const rest = { graph, threshold, ...(charts && { charts }), ...(shelf && { shelf }) };
  if ((sample === undefined) === (paint === undefined)) throw invalid("it names no table");
  compilePlan(graph);
  if (paint === undefined) return { origin: { kind: "sample", id: sample ?? "" }, ...rest };
  const painting = decodePoints(paint.kind, paint.points);
  if (painting === null) throw invalid("its painted points are damaged");
  return { origin: { kind: "painting", painting }, ...rest };
}

function invalid(reason: string): LatheError {
  return new LatheError("link-invalid", { reason });
}

function unpack(packed: Uint8Array): string {
  const pieces: Uint8Array[] = [];
  let size = 0;
  let isWhole = false;
  const inflate = new Inflate((piece, final) => {
    size += piece.length;
    if (size > mostBytes) throw invalid("it unpacks to more than any link holds");
    pieces.push(piece);
    isWhole ||= final;
  });
  try {
    for (let at = 0; at < packed.length; at += PIECE_BYTES)
      inflate.push(packed.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= packed.length);
  } catch (error) {
    throw error instanceof LatheError ? error : invalid("it is cut off or damaged");
  }
  if (!isWhole) throw invalid("it is cut off or damaged");
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return strFromU8(bytes);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid("it is cut off or damaged");
  }
}
