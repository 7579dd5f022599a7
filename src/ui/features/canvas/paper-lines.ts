import type { Point } from "#core/pipeline/arrange.ts";

/** Sides of the squares, canvas px. */
const fineSquare = 16;
const coarseSquare = 80;
/** Nearer to each other than this, screen px, the fine lines are a grey and not a grid. */
const leastGap = 5;

export interface PaperLines {
  /** Screen px: the board and one coarse square more, so that a shift by less than a square never shows its end. */
  readonly width: number;
  readonly height: number;
  /** Paths of whole pixels; the fine one is empty where the lines would stand too close. */
  readonly fine: string;
  readonly coarse: string;
}

export function paperLines(zoom: number, width: number, height: number): PaperLines {
  const square = coarseSquare * zoom;
  const size = { width: Math.ceil(width + square), height: Math.ceil(height + square) };
  const gap = fineSquare * zoom;
  return {
    ...size,
    fine: gap < leastGap ? "" : lines(gap, size),
    coarse: lines(square, size),
  };
}

/** Where the sheet lies for a view, screen px: up to one coarse square left of and above the board's corner. */
export function paperAt(x: number, y: number, zoom: number): Point {
  const square = coarseSquare * zoom;
  const back = (by: number) => Math.round((((by % square) + square) % square) - square);
  return { x: back(x), y: back(y) };
}

function lines(gap: number, { width, height }: { readonly width: number; readonly height: number }): string {
  const parts: string[] = [];
  for (let at = 0; at <= width; at += gap) parts.push(`M${Math.round(at) + 0.5} 0V${height}`);
  for (let at = 0; at <= height; at += gap) parts.push(`M0 ${Math.round(at) + 0.5}H${width}`);
  return parts.join("");
}
