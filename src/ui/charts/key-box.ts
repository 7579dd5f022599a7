/** A place in a plot: 0…1 from its left and its bottom. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Drawing around dots by keys: where the cross is, and the corners put down so far. */
export interface KeyBox {
  readonly at: Spot;
  readonly corners: readonly Spot[];
}

export type KeyBoxOutcome =
  | { readonly kind: "going"; readonly box: KeyBox }
  | { readonly kind: "rectangle"; readonly from: Spot; readonly to: Spot }
  | { readonly kind: "lasso"; readonly corners: readonly Spot[] };

export const freshBox: KeyBox = { at: { x: 0.5, y: 0.5 }, corners: [] };

const ways: ReadonlyMap<string, Spot> = new Map([
  ["ArrowLeft", { x: -1, y: 0 }],
  ["ArrowRight", { x: 1, y: 0 }],
  ["ArrowUp", { x: 0, y: 1 }],
  ["ArrowDown", { x: 0, y: -1 }],
]);
const step = 0.02;
const leap = 0.1;

/**
 * What a key makes of a drawing under way; null where the key is none of its own.
 * Arrows move the cross (Shift: farther). Space or Enter puts a corner; the second ends a rectangle. A lasso takes as many
 * corners by Space as one likes, and Enter closes it from the third on. Escape takes the last corner back.
 */
export function keyBox(
  { at, corners }: KeyBox,
  tool: "rectangle" | "lasso",
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
): KeyBoxOutcome | null {
  const way = ways.get(key);
  if (way) {
    const far = shiftKey ? leap : step;
    const to = { x: within(at.x + far * way.x), y: within(at.y + far * way.y) };
    return { kind: "going", box: { at: to, corners } };
  }
  if (key === "Escape")
    return corners.length === 0 ? null : { kind: "going", box: { at, corners: corners.slice(0, -1) } };
  if (key !== "Enter" && key !== " ") return null;
  const [first] = corners;
  const isAgain = corners.at(-1)?.x === at.x && corners.at(-1)?.y === at.y;
  const after = isAgain ? corners : [...corners, at];
  if (tool === "rectangle" && first && first.x !== at.x && first.y !== at.y)
    return { kind: "rectangle", from: first, to: at };
  if (tool === "rectangle") return { kind: "going", box: { at, corners: [first ?? at] } };
  if (key === "Enter" && after.length > 2) return { kind: "lasso", corners: after };
  return { kind: "going", box: { at, corners: after } };
}

function within(share: number): number {
  return Math.min(1, Math.max(0, Math.round(share * 1000) / 1000));
}
