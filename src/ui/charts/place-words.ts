/** Mean width of a letter of the annotations' italic, as a share of its size: a little wide, so that words never clip. */
const LETTER = 0.5;
const SIZE = 13;

export interface PlacedWords {
  /** Where the words begin, or end where `anchor` is "end". */
  readonly x: number;
  readonly anchor: "start" | "end";
  /** The side that the lead goes to. */
  readonly side: 1 | -1;
}

/**
 * Words beside a point, on the side with room for them; where neither has enough, along the edge of the roomier side.
 * All in px; `reach` is how far from the point the words begin.
 */
export function placeWords(
  words: string,
  at: number,
  reach: number,
  area: { readonly x: number; readonly width: number },
  width = estimateWidth(words),
): PlacedWords {
  const [left, right] = [area.x, area.x + area.width];
  const fitsRight = at + reach + width <= right;
  const fitsLeft = at - reach - width >= left;
  const prefersRight = at < left + area.width * 0.55;
  const side = fitsRight && (prefersRight || !fitsLeft) ? 1 : fitsLeft || !prefersRight ? -1 : 1;
  if (side > 0) return { side, anchor: "start", x: Math.max(left, Math.min(at + reach, right - width)) };
  return { side, anchor: "end", x: Math.min(right, Math.max(at - reach, left + width)) };
}

/** Width of a text without asking the page, in px. */
function estimateWidth(words: string): number {
  return [...words].length * SIZE * LETTER;
}
