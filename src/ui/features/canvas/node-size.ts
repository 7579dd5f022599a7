import type { PipelineNode } from "#core/pipeline/graph.ts";
import { nodeKinds } from "#core/pipeline/node-kinds.ts";
import type { EditParams } from "#core/pipeline/nodes/edit.ts";
import type { RecipeStep } from "#core/pipeline/plan-types.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

/** Recipe steps written out in a node; the rest are counted. */
export const shownSteps = 5;
export const nodeWidth = 208;
/** Below this zoom a node shows only its name and its number, larger, and wires say nothing. */
export const farZoom = 0.6;

/** Nodes have the size of their kind, so that wires and layout need no measuring. */
export function sizeOf({ kind, params }: PipelineNode): Size {
  switch (kind) {
    case "file":
    case "roles":
    case "split":
      return { width: nodeWidth, height: 204 };
    case "edit": {
      const n = (params as EditParams).edits.length;
      return {
        width: nodeWidth,
        height: 66 + 23 * Math.max(1, Math.min(n, shownSteps) + (n > shownSteps ? 1 : 0)),
      };
    }
    case "rows":
      return { width: nodeWidth, height: 104 };
    case "recipe": {
      const n = (params as { readonly steps: readonly RecipeStep[] }).steps.length;
      const lines = Math.max(1, Math.min(n, shownSteps) + (n > shownSteps ? 1 : 0));
      return { width: nodeWidth, height: 66 + 23 * lines };
    }
    case "leaderboard":
      return { width: 2 * nodeWidth + 92, height: 214 };
    case "importance":
    case "export":
    case "monitor":
      return { width: nodeWidth, height: 214 };
    default:
      return { width: nodeWidth, height: 146 };
  }
}

export type Side = "left" | "right" | "top" | "bottom";

/** Where wires come in and go out: data runs to the right, models stand between the lanes above and below. */
export function portsOf(kind: string): { readonly in: Side; readonly out: Side } {
  const group = nodeKinds.get(kind)?.group;
  if (group === "learn") return { in: "top", out: "bottom" };
  if (kind === "leaderboard") return { in: "top", out: "right" };
  return { in: "left", out: "right" };
}

/** As tall as the leaderboard, with their port at its height. */
const afterBoard = new Set(["importance", "export", "monitor"]);

/** A port's place on its node, px from the node's corner. */
export function portAt(
  kind: string,
  side: Side,
  { width, height }: Size,
): { readonly x: number; readonly y: number } {
  const y = kind === "leaderboard" ? 130 : Math.min(102, height / 2);
  const x = kind === "leaderboard" ? width / 2 : width / 2;
  if (side === "left") return { x: 0, y: afterBoard.has(kind) ? 130 : y };
  if (side === "right") return { x: width, y };
  return { x, y: side === "top" ? 0 : height };
}
