import { farZoom, type Box } from "./node-size.ts";

/** So far outside the board, px, things are drawn in full already, before they come into it. */
const around = 120;

/** Whether what lies in `box` (canvas px) is drawn in full: near enough to be read, and on the board or close to it. */
export function isReadable({ transform: [x, y, zoom], width, height }: View, box: Box): boolean {
  if (zoom < farZoom) return false;
  const left = box.x * zoom + x;
  const top = box.y * zoom + y;
  return (
    left < width + around &&
    top < height + around &&
    left + box.width * zoom > -around &&
    top + box.height * zoom > -around
  );
}

/** What React Flow's store says of the view: screen px. */
export interface View {
  readonly transform: readonly [x: number, y: number, zoom: number];
  readonly width: number;
  readonly height: number;
}
