import { inDisc } from "#core/paint/brush.ts";
import { addPoints, type PaintedPoint, type Painting } from "#core/paint/painting.ts";
import { exp } from "#core/shared/math.ts";
import { createRandom, type Random } from "#core/shared/random.ts";

export interface Preset {
  readonly id: string;
  readonly title: string;
  /** What it teaches, in a sentence. */
  readonly about: string;
  readonly kind: Painting["kind"];
  readonly nPoints: number;
  /** One point; `i` alternates between classes. */
  readonly point: (i: number, random: Random) => PaintedPoint;
}

export const presets: readonly Preset[] = [
  {
    id: "moons",
    title: "Two moons",
    about: "No straight line parts them.",
    kind: "class",
    nPoints: 300,
    point(i, random) {
      const [dx, dy] = onCircle(random);
      const up = Math.abs(dy) * 2.6;
      return i % 2 === 0
        ? near(random, 0.3, 3.8 + dx * 2.6, 4.3 + up, 0)
        : near(random, 0.3, 6.4 + dx * 2.6, 5.7 - up, 1);
    },
  },
  {
    id: "circles",
    title: "Circles",
    about: "One class lies inside the other.",
    kind: "class",
    nPoints: 300,
    point(i, random) {
      const [dx, dy] = onCircle(random);
      const radius = i % 2 === 0 ? 3.6 : 1.5;
      return near(random, 0.3, 5 + dx * radius, 5 + dy * radius, i % 2);
    },
  },
  {
    id: "xor",
    title: "XOR",
    about: "Neither column says anything alone.",
    kind: "class",
    nPoints: 320,
    point(i, random) {
      const [right, up] = [i & 1, (i >> 1) & 1];
      return near(random, 0.85, 2.7 + 4.6 * right, 2.7 + 4.6 * up, right ^ up);
    },
  },
  {
    id: "line",
    title: "Line with outliers",
    about: "A line parts them, but for one point in sixteen, which is labelled wrongly.",
    kind: "class",
    nPoints: 320,
    point(i, random) {
      const side = i % 2;
      const along = 1 + 8 * random.next();
      const away = 0.4 + 2 * random.next();
      const isOutlier = i % 32 < 2;
      return {
        x: along,
        y: 2 + 0.6 * along + (side === 0 ? away : -away),
        mark: isOutlier ? 1 - side : side,
      };
    },
  },
  {
    id: "slope",
    title: "Slope with outliers",
    about: "The value rises to the right; one point in twenty says the opposite.",
    kind: "value",
    nPoints: 240,
    point(i, random) {
      const [x, y] = [10 * random.next(), 10 * random.next()];
      const value = 10 + 8 * x + 3 * random.normal();
      return { x, y, mark: i % 20 === 0 ? 100 - value : value };
    },
  },
  {
    id: "hill",
    title: "Hill",
    about: "The value peaks in the middle, which no plane can follow.",
    kind: "value",
    nPoints: 300,
    point(_, random) {
      const [x, y] = [10 * random.next(), 10 * random.next()];
      const far = (x - 5) * (x - 5) + (y - 5) * (y - 5);
      return { x, y, mark: 90 * exp(-far / 8) + 5 + 2 * random.normal() };
    },
  },
];

export function paintPreset({ kind, nPoints, point }: Preset, randomState: number): Painting {
  const random = createRandom(randomState);
  const points = Array.from({ length: nPoints }, (_, i) => point(i, random));
  return addPoints({ kind, points: [] }, points);
}

function near(random: Random, spread: number, x: number, y: number, mark: number): PaintedPoint {
  return { x: x + spread * random.normal(), y: y + spread * random.normal(), mark };
}

/** A direction, evenly distributed. */
function onCircle(random: Random): readonly [number, number] {
  for (;;) {
    const [x, y] = inDisc(random);
    const length = Math.sqrt(x * x + y * y);
    if (length > 0.01) return [x / length, y / length];
  }
}
