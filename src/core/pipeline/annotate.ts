import type { Point } from "#core/pipeline/arrange.ts";
import { withoutMembers } from "#core/pipeline/edit.ts";
import type { GraphGroup, GraphNote, PipelineGraph } from "#core/pipeline/graph.ts";
import type { NodeId } from "#core/shared/brand.ts";

/** Notes and groups of the graph document. They compute nothing. */

export function addNote(graph: PipelineGraph, text: string, position: Point): PipelineGraph {
  const id = freeName("note", graph.notes ?? []);
  return { ...graph, notes: [...(graph.notes ?? []), { id, text, position: rounded(position) }] };
}

/** Changes a note's words or place; without words it goes. */
export function changeNote(
  graph: PipelineGraph,
  id: string,
  change: Partial<Omit<GraphNote, "id">>,
): PipelineGraph {
  const before = graph.notes ?? [];
  if (change.text?.trim() === "") return { ...graph, notes: before.filter((note) => note.id !== id) };
  const position = change.position ? { position: rounded(change.position) } : {};
  const notes = before.map((note) => (note.id === id ? { ...note, ...change, ...position } : note));
  return JSON.stringify(notes) === JSON.stringify(before) ? graph : { ...graph, notes };
}

/** Puts steps under one name. A step that was in another group leaves it. */
export function groupSteps(graph: PipelineGraph, ids: readonly NodeId[], name: string): PipelineGraph {
  const known = graph.nodes.filter((node) => ids.includes(node.id)).map(({ id }) => id);
  if (known.length === 0) return graph;
  const loose = withoutMembers(graph, known);
  const group: GraphGroup = { id: freeName("group", graph.groups ?? []), name, nodes: known };
  return { ...loose, groups: [...(loose.groups ?? []), group] };
}

/** Puts a step into a group that is there, or with null into none. A group that loses its last step goes. */
export function joinGroup(graph: PipelineGraph, step: NodeId, group: string | null): PipelineGraph {
  const loose = withoutMembers(graph, [step]);
  if (group === null) return loose;
  const groups = (graph.groups ?? []).flatMap((each) => {
    if (each.id === group) return { ...each, nodes: [...new Set([...each.nodes, step])] };
    return loose.groups?.find(({ id }) => id === each.id) ?? [];
  });
  return { ...loose, groups };
}

/** Without a name the group is dissolved; its steps stay. */
export function renameGroup(graph: PipelineGraph, id: string, name: string): PipelineGraph {
  const before = graph.groups ?? [];
  if (name.trim() === "") return { ...graph, groups: before.filter((group) => group.id !== id) };
  const groups = before.map((group) => (group.id === id ? { ...group, name: name.trim() } : group));
  return { ...graph, groups };
}

function rounded({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) };
}

function freeName(base: string, taken: readonly { readonly id: string }[]): string {
  let n = 1;
  while (taken.some(({ id }) => id === `${base}-${n}`)) n++;
  return `${base}-${n}`;
}
