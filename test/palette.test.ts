import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** The palette as tokens.css has it, judged by what look.md promises: contrast, and colours that stay apart. */
const css = readFileSync("src/ui/styles/tokens.css", "utf8");
type Rgb = readonly [number, number, number];
const themes = ["light", "dark"] as const;
type Theme = (typeof themes)[number];

function token(name: string, theme: Theme): Rgb {
  const found = new RegExp(`--${name}: light-dark\\(#([0-9a-f]{6}), #([0-9a-f]{6})\\)`).exec(css);
  const hex = found?.[theme === "light" ? 1 : 2];
  if (hex === undefined) throw new Error(`tokens.css has no colour --${name}`);
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as unknown as Rgb;
}

const linear = (rgb: Rgb) =>
  rgb.map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)) as unknown as Rgb;

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = [a, b]
    .map((rgb) => {
      const [red, green, blue] = linear(rgb);
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    })
    .sort((one, other) => other - one) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

type Matrix = readonly [Rgb, Rgb, Rgb];
const times = (m: Matrix, [a, b, c]: Rgb) =>
  m.map((row) => row[0] * a + row[1] * b + row[2] * c) as unknown as Rgb;

/** Machado, Oliveira and Fernandes 2009 (doi:10.1109/TVCG.2009.113), full severity, over linear RGB. */
const sights: readonly (readonly [string, Matrix])[] = [
  [
    "normal",
    [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
  ],
  [
    "protan",
    [
      [0.152286, 1.052583, -0.204868],
      [0.114503, 0.786281, 0.099216],
      [-0.003882, -0.048116, 1.051998],
    ],
  ],
  [
    "deutan",
    [
      [0.367322, 0.860646, -0.227968],
      [0.280085, 0.672501, 0.047413],
      [-0.01182, 0.04294, 0.968881],
    ],
  ],
  [
    "tritan",
    [
      [1.255528, -0.076749, -0.178779],
      [-0.078411, 0.930809, 0.147602],
      [0.004733, 0.691367, 0.3039],
    ],
  ],
];

/** Ottosson's OKLab, times 100. */
function oklab(rgb: Rgb): Rgb {
  const toLms: Matrix = [
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
  ];
  const toLab: Matrix = [
    [0.2104542553, 0.793617785, -0.0040720468],
    [1.9779984951, -2.428592205, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.808675766],
  ];
  const cubeRoots = times(toLms, rgb).map((v) => 100 * Math.cbrt(Math.max(0, v))) as unknown as Rgb;
  return times(toLab, cubeRoots);
}

function closestPair(
  names: readonly string[],
  theme: Theme,
  sight: Matrix,
): { pair: string; distance: number } {
  let closest = { pair: "", distance: Number.POSITIVE_INFINITY };
  const seen = names.map((name) => {
    const colours = times(sight, linear(token(name, theme)));
    return oklab(colours.map((v) => Math.min(1, Math.max(0, v))) as unknown as Rgb);
  });
  for (let i = 0; i < seen.length; i++)
    for (let j = 0; j < i; j++) {
      const distance = Math.hypot(...seen[i]!.map((v, axis) => v - seen[j]![axis]!));
      if (distance < closest.distance) closest = { pair: `${names[j]} ${names[i]}`, distance };
    }
  return closest;
}

describe.each(themes)("in the %s theme", (theme) => {
  const grounds = ["paper", "plate"];
  const texts = ["ink", "ink-2", "ink-3", "accent", "madder", "ok", "warn"];
  it.each(texts)("text in %s has a contrast of 4.5 on paper and plate", (name) => {
    for (const ground of grounds)
      expect(contrast(token(name, theme), token(ground, theme)), ground).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ["ok", "ok-wash"],
    ["warn", "warn-wash"],
    ["madder", "madder-wash"],
    ["accent", "accent-wash"],
    ["ink-2", "accent-wash"],
    ["on-accent", "accent"],
    ["ink", "select"],
    ["ink-2", "wash"],
  ])("text in %s has a contrast of 4.5 on %s", (name, ground) => {
    expect(contrast(token(name, theme), token(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  const marks = ["c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "rule-2", "focus", "ax"];
  it.each(marks)("marks in %s have a contrast of 3 on the plate", (name) => {
    expect(contrast(token(name, theme), token("plate", theme))).toBeGreaterThanOrEqual(3);
  });

  const classes = ["c1", "c2", "c3", "c4", "c5", "c6", "c7"];
  it.each(sights)("no two of the seven classes come closer than 9.2 in %s sight", (_, sight) => {
    const { pair, distance } = closestPair(classes, theme, sight);
    expect(distance, pair).toBeGreaterThanOrEqual(9.2);
  });

  it.each(sights)("the two classes of a yes-or-no task stay 12 apart in %s sight", (_, sight) => {
    expect(closestPair(["c1", "c2"], theme, sight).distance).toBeGreaterThanOrEqual(12);
  });

  it("the sequential colours grow evenly away from the ground", () => {
    const steps = Array.from({ length: 9 }, (_, i) => contrast(token(`q${i}`, theme), token("plate", theme)));
    expect([...steps].sort((a, b) => a - b)).toEqual(steps);
  });
});
