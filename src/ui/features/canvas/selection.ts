import type { Point } from "#core/pipeline/arrange.ts";
import { whyNotRemove } from "#core/pipeline/arrange.ts";
import type { PipelineGraph } from "#core/pipeline/graph.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { useStudio } from "#state/store.ts";
import type { Box } from "./node-size.ts";

/** What is selected on the canvas or in the list: steps, notes and wires by id. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  set(ids: readonly string[]): void;
  /** Takes React Flow's changes over. */
  apply(changes: readonly object[]): void;
  /** The selected steps, in the order of the document. */
  steps(graph: PipelineGraph): readonly NodeId[];
  remove(graph: PipelineGraph, ids: readonly NodeId[], onRefuse: (words: string) => void): void;
}

export function selectionOf(
  ids: ReadonlySet<string>,
  change: (update: (before: ReadonlySet<string>) => ReadonlySet<string>) => void,
): Selection {
  return {
    ids,
    set: (next) => change(() => new Set(next)),
    apply(changes) {
      const selects = changes.filter(isSelect);
      if (selects.length === 0) return;
      change((before) => {
        const after = new Set(before);
        for (const { id, selected } of selects) {
          if (selected) after.add(id);
          else after.delete(id);
        }
        return after;
      });
    },
    steps: (graph) => graph.nodes.flatMap(({ id }) => (ids.has(id) ? [id] : [])),
    remove(graph, steps, onRefuse) {
      const refused = steps.flatMap((id) => whyNotRemove(graph, id) ?? [])[0];
      if (refused !== undefined) onRefuse(refused);
      useStudio.getState().removeSteps(steps);
    },
  };
}

function isSelect(change: object): change is { type: "select"; id: string; selected: boolean } {
  return "type" in change && change.type === "select";
}

/** Saves where dragged steps and notes were let go; the first move fixes the place of all the others too. */
export function moveOnDrop(
  dragged: readonly { readonly id: string; readonly type?: string; readonly position: Point }[],
  boxes: ReadonlyMap<NodeId, Box>,
): void {
  const { moveSteps, changeNote } = useStudio.getState();
  const steps = dragged.flatMap(({ id, type, position }) =>
    type === "step" ? [[id as NodeId, position] as const] : [],
  );
  if (steps.length > 0) moveSteps(new Map<NodeId, Point>([...boxes, ...steps]));
  for (const { id, type, position } of dragged) if (type === "note") changeNote(id, { position });
}
