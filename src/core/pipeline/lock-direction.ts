import { ebm } from "#core/estimators/ebm/schema.ts";
import type { ColumnDirection } from "#core/estimators/params.ts";
import { type LockDirection, withDirection } from "#core/explain/shape-lock.ts";
import { setParams } from "#core/pipeline/edit.ts";
import { findNode, type PipelineGraph } from "#core/pipeline/graph.ts";
import type { LearnParams } from "#core/pipeline/nodes/learn.ts";
import type { NodeId } from "#core/shared/brand.ts";

/** The directions that the next fit of a model will keep to; none where it is no sum of shapes, or gone. */
export function nextDirections(graph: PipelineGraph, node: NodeId): readonly ColumnDirection[] {
  const found = findNode(graph, node);
  if (found?.kind !== ebm.id) return [];
  return ebm.params.parse((found.params as LearnParams).params ?? {}).monotonicCst;
}

/** The same graph where nothing changes. */
export function lockDirection(
  graph: PipelineGraph,
  node: NodeId,
  column: string,
  direction: LockDirection,
): PipelineGraph {
  const found = findNode(graph, node);
  if (found?.kind !== ebm.id) return graph;
  const before = nextDirections(graph, node);
  if ((before.find((one) => one.column === column)?.direction ?? null) === direction) return graph;
  const own = ebm.params.parse((found.params as LearnParams).params ?? {});
  return setParams(graph, node, { ...own, monotonicCst: withDirection(before, column, direction) });
}
