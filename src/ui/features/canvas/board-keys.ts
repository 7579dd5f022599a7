import type { Point } from "#core/pipeline/arrange.ts";
import type { NodeId } from "#core/shared/brand.ts";
import type { Box } from "./node-size.ts";

export type BoardKey =
  | { readonly act: "go"; readonly way: Point }
  | { readonly act: "move"; readonly way: Point }
  | { readonly act: "pan"; readonly way: Point }
  | {
      readonly act:
        | "remove"
        | "duplicate"
        | "branch"
        | "connect"
        | "note"
        | "group"
        | "fit"
        | "tidy"
        | "add"
        | "all"
        | "clear"
        | "inspect"
        | "zoom-in"
        | "zoom-out"
        | "map";
    };

const arrows: ReadonlyMap<string, Point> = new Map([
  ["ArrowLeft", { x: -1, y: 0 }],
  ["ArrowRight", { x: 1, y: 0 }],
  ["ArrowUp", { x: 0, y: -1 }],
  ["ArrowDown", { x: 0, y: 1 }],
]);
const plain = new Map([
  ["Delete", "remove"],
  ["Backspace", "remove"],
  ["c", "connect"],
  ["b", "branch"],
  ["n", "note"],
  ["f", "fit"],
  ["t", "tidy"],
  ["a", "add"],
  ["m", "map"],
  ["Escape", "clear"],
  ["Enter", "inspect"],
  ["+", "zoom-in"],
  ["=", "zoom-in"],
  ["-", "zoom-out"],
] as const);
const withMod = new Map([
  ["d", "duplicate"],
  ["g", "group"],
  ["a", "all"],
] as const);

/** What a key press on the canvas asks for, or null. */
export function boardKey(event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}): BoardKey | null {
  if (event.altKey) return null;
  const mod = event.ctrlKey || event.metaKey;
  const way = arrows.get(event.key);
  if (way) return { act: mod ? "pan" : event.shiftKey ? "move" : "go", way };
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const act = mod ? withMod.get(key as "d") : plain.get(key as "c");
  return act ? { act } : null;
}

/** The step to go to from one in a direction: near, and little to the side. */
export function neighbour(boxes: ReadonlyMap<NodeId, Box>, from: NodeId, way: Point): NodeId | null {
  const origin = boxes.get(from);
  if (!origin) return null;
  const middle = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 });
  const start = middle(origin);
  let best: { readonly id: NodeId; readonly cost: number } | null = null;
  for (const [id, box] of boxes) {
    const at = middle(box);
    const ahead = (at.x - start.x) * way.x + (at.y - start.y) * way.y;
    const aside = Math.abs((at.x - start.x) * way.y) + Math.abs((at.y - start.y) * way.x);
    if (id === from || ahead <= 1) continue;
    const cost = ahead + 2 * aside;
    if (best === null || cost < best.cost) best = { id, cost };
  }
  return best?.id ?? null;
}
