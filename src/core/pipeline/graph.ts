import * as z from "zod/mini";
import { currentId } from "#core/estimators/former-ids.ts";
import type { NodeId } from "#core/shared/brand.ts";

/**
 * The pipeline as a graph document: plain JSON, the one description that the page, the command line and every
 * exporter read. Positions are the canvas's; nothing that computes looks at them.
 */
export interface PipelineNode {
  readonly id: NodeId;
  /** A key of `nodeKinds` (core/pipeline/node-kinds.ts). */
  readonly kind: string;
  /** Checked against the kind's own schema when a plan is made. */
  readonly params: unknown;
  /** What the person calls it, where the kind's title does not say enough. */
  readonly name?: string | undefined;
  readonly position?: { readonly x: number; readonly y: number } | undefined;
}
export interface PipelineEdge {
  readonly from: NodeId;
  readonly to: NodeId;
}
/** A remark on the canvas, wired to nothing. */
export interface GraphNote {
  readonly id: string;
  readonly text: string;
  readonly position: { readonly x: number; readonly y: number };
}
/** Steps under one name. A step is in at most one group. */
export interface GraphGroup {
  readonly id: string;
  readonly name: string;
  readonly nodes: readonly NodeId[];
}
export interface PipelineGraph {
  readonly nodes: readonly PipelineNode[];
  readonly edges: readonly PipelineEdge[];
  readonly notes?: readonly GraphNote[] | undefined;
  readonly groups?: readonly GraphGroup[] | undefined;
}

const point = z.strictObject({ x: z.number(), y: z.number() });
const label = z.string().check(z.maxLength(200));
const nodeId = z.pipe(
  z.string().check(z.minLength(1), z.maxLength(100)),
  z.transform((id) => id as NodeId),
);

/** Shape only; what each node's parameters may be is its kind's affair. */
export const graphSchema = z.strictObject({
  nodes: z
    .array(
      z.strictObject({
        id: nodeId,
        kind: z.pipe(z.string().check(z.maxLength(100)), z.transform(currentId)),
        params: z.unknown(),
        name: z.optional(label),
        position: z.optional(point),
      }),
    )
    .check(z.maxLength(1000)),
  edges: z.array(z.strictObject({ from: nodeId, to: nodeId })).check(z.maxLength(5000)),
  notes: z.optional(
    z
      .array(z.strictObject({ id: label, text: z.string().check(z.maxLength(10_000)), position: point }))
      .check(z.maxLength(1000)),
  ),
  groups: z.optional(
    z
      .array(z.strictObject({ id: label, name: label, nodes: z.array(nodeId).check(z.maxLength(1000)) }))
      .check(z.maxLength(1000)),
  ),
});

export function findNode(graph: PipelineGraph, id: NodeId): PipelineNode | undefined {
  return graph.nodes.find((node) => node.id === id);
}

/** A copy with one node's parameters replaced. */
export function withParams(graph: PipelineGraph, id: NodeId, params: unknown): PipelineGraph {
  return { ...graph, nodes: graph.nodes.map((node) => (node.id === id ? { ...node, params } : node)) };
}
