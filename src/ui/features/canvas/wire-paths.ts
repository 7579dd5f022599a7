import type { Point } from "#core/pipeline/arrange.ts";
import type { Box, Side } from "./node-size.ts";

/** Wires at right angles with round corners, that hop over the wires they cross. Pure geometry, in canvas px. */

export interface WireEnd {
  readonly at: Point;
  readonly side: Side;
  readonly box: Box;
}
export interface WirePlan {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly from: WireEnd;
  readonly to: WireEnd;
  /** Keeps wires of different sources apart where they run side by side, px. */
  readonly shift: number;
}
export interface WireDrawing {
  readonly id: string;
  readonly points: readonly Point[];
  readonly path: string;
  /** Middle of the longest level stretch. */
  readonly label: Point;
}

const stub = 18;
const corner = 8;
const hop = 6;

export function drawWires(plans: readonly WirePlan[]): ReadonlyMap<string, WireDrawing> {
  const routes = plans.map((plan) => ({ plan, points: route(plan) }));
  const uprights = routes.flatMap(({ plan, points }) =>
    segments(points)
      .filter(([a, b]) => a.x === b.x)
      .map(([a, b]) => ({ plan, x: a.x, top: Math.min(a.y, b.y), bottom: Math.max(a.y, b.y) })),
  );
  return new Map(
    routes.map(({ plan, points }) => {
      const crossed = (y: number, left: number, right: number) =>
        uprights
          .filter(
            (other) =>
              other.plan.source !== plan.source &&
              other.plan.target !== plan.target &&
              other.x > left + corner + hop &&
              other.x < right - corner - hop &&
              y > other.top + corner &&
              y < other.bottom - corner,
          )
          .map(({ x }) => x);
      return [plan.id, { id: plan.id, points, path: pathOf(points, crossed), label: labelPlace(points) }];
    }),
  );
}

/** Corner points from one port to the other, level and upright stretches in turn. */
export function route({ from, to, shift }: WirePlan): readonly Point[] {
  const [a, b] = [from.at, to.at];
  if (from.side === "right" && to.side === "left") return clean(acrossRoute(from, to, shift));
  if (from.side === "right") {
    const out = a.x + stub + shift;
    const lane = b.y - 26 - shift;
    if (lane >= a.y || out < to.box.x || out > to.box.x + to.box.width)
      return clean([a, { x: out, y: a.y }, { x: out, y: lane }, { x: b.x, y: lane }, b]);
    const past = to.box.x + to.box.width + stub + shift;
    return clean([a, { x: past, y: a.y }, { x: past, y: lane }, { x: b.x, y: lane }, b]);
  }
  const lane = b.y - 28 - shift;
  const isFar = b.y - a.y > 150;
  if (lane > a.y && !isFar) return clean([a, { x: a.x, y: lane }, { x: b.x, y: lane }, b]);
  // Something may stand below, or the target stands above: round the side.
  const side = from.box.x + from.box.width + 30 + shift;
  const low = from.box.y + from.box.height + 16;
  return clean([a, { x: a.x, y: low }, { x: side, y: low }, { x: side, y: lane }, { x: b.x, y: lane }, b]);
}

function acrossRoute(from: WireEnd, to: WireEnd, shift: number): readonly Point[] {
  const [a, b] = [from.at, to.at];
  const room = b.x - a.x;
  if (a.y === b.y && room > 0 && room < 180) return [a, b];
  if (room >= 2 * stub && room < 180) {
    const middle = Math.max(a.x + stub, b.x - stub - shift); // room for words before it turns
    return [a, { x: middle, y: a.y }, { x: middle, y: b.y }, b];
  }
  const out = a.x + stub + shift;
  const back = b.x - stub - shift;
  const isLevel = Math.abs(a.y - b.y) < Math.max(from.box.height, to.box.height);
  const lane = isLevel
    ? Math.max(from.box.y + from.box.height, to.box.y + to.box.height) + 18 + shift
    : a.y < b.y
      ? to.box.y - 20 - shift
      : from.box.y - 20 - shift;
  return [a, { x: out, y: a.y }, { x: out, y: lane }, { x: back, y: lane }, { x: back, y: b.y }, b];
}

/** The dotted way of the sealed rows: from under the split, down between the models, into the side of the leaderboard. */
export function sealedRoute(split: Box, board: Box): readonly Point[] {
  const start = { x: split.x + 20, y: split.y + split.height };
  const end = { x: board.x + board.width, y: board.y + 52 };
  const down = board.x + board.width + 46;
  const lane = start.y + 14;
  return clean([start, { x: start.x, y: lane }, { x: down, y: lane }, { x: down, y: end.y }, end]);
}

export function pathOf(
  points: readonly Point[],
  crossed: (y: number, left: number, right: number) => readonly number[] = () => [],
): string {
  const parts: string[] = [];
  points.forEach((point, at) => {
    const before = points[at - 1];
    const after = points[at + 1];
    if (!before) {
      parts.push(`M${point.x} ${point.y}`);
      return;
    }
    if (before.y === point.y) {
      const way = point.x > before.x ? 1 : -1;
      const xs = crossed(point.y, Math.min(before.x, point.x), Math.max(before.x, point.x));
      for (const x of [...new Set(xs)].toSorted((p, q) => way * (p - q)))
        parts.push(`H${x - way * hop}a${hop} ${hop} 0 0 ${way > 0 ? 1 : 0} ${2 * way * hop} 0`);
    }
    if (!after) {
      parts.push(`L${point.x} ${point.y}`);
      return;
    }
    const r = Math.min(corner, length(before, point) / 2, length(point, after) / 2);
    const enter = toward(point, before, r);
    const leave = toward(point, after, r);
    parts.push(`L${enter.x} ${enter.y}Q${point.x} ${point.y} ${leave.x} ${leave.y}`);
  });
  return parts.join("");
}

/** How far a point is from a wire, px. */
export function distanceTo(points: readonly Point[], { x, y }: Point): number {
  return Math.min(
    ...segments(points).map(([a, b]) => {
      const dx = Math.max(Math.min(a.x, b.x) - x, 0, x - Math.max(a.x, b.x));
      const dy = Math.max(Math.min(a.y, b.y) - y, 0, y - Math.max(a.y, b.y));
      return Math.hypot(dx, dy);
    }),
  );
}

function labelPlace(points: readonly Point[]): Point {
  const level = segments(points)
    .filter(([a, b]) => a.y === b.y)
    .toSorted(([a, b], [c, d]) => Math.abs(d.x - c.x) - Math.abs(b.x - a.x))[0];
  const [a, b] = level ?? [points[0], points.at(-1)];
  return { x: ((a?.x ?? 0) + (b?.x ?? 0)) / 2, y: a?.y ?? 0 };
}

function segments(points: readonly Point[]): readonly (readonly [Point, Point])[] {
  return points.slice(1).map((point, at) => [points[at]!, point] as const); // one before each
}

/** Without points that repeat the one before or lie on a straight line. */
function clean(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    const before = kept.at(-2);
    if (last && last.x === point.x && last.y === point.y) continue;
    if (
      last &&
      before &&
      ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y))
    )
      kept.pop();
    kept.push(point);
  }
  return kept;
}

function length(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function toward(from: Point, to: Point, by: number): Point {
  return { x: from.x + Math.sign(to.x - from.x) * by, y: from.y + Math.sign(to.y - from.y) * by };
}
