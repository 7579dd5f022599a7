import { describe, expect, it } from "vitest";
import { nearestThreshold } from "./curve-points.ts";
import { power } from "./power-words.ts";
import { lossDomain, lossLines } from "./loss-lines.ts";
import { spread } from "./spread.ts";
import { twinToCsv } from "./twin-csv.ts";

const point = (iteration: number, trainLoss: number, validationLoss: number | null) => ({
  iteration,
  maxIter: 10,
  trainLoss,
  validationLoss,
});

describe("labels at line ends", () => {
  it("stand apart, near to where they want to be, inside the plot", () => {
    expect([
      spread([50, 52, 51], 10, 0, 100),
      spread([99, 98], 10, 0, 100),
      spread([5, 80], 10, 0, 100),
    ]).toEqual([
      [50, 70, 60],
      [100, 90],
      [5, 80],
    ]);
  });
});

describe("loss curves", () => {
  const curves = [
    { fold: 0, points: [point(1, 1, 1.2), point(2, 0.5, 0.8), point(3, 0.3, 0.9)] },
    { fold: 1, points: [point(1, 1, 1), point(3, 0.5, 0.6)] },
  ];
  it("focus on the mean of the folds when the training is over, as far as all reach", () => {
    const { lines, best } = lossLines(curves, false);
    expect(lines.map(({ id }) => id)).toEqual(["part 0", "part 1", "training", "held-out"]);
    expect(lines.at(-1)?.points).toEqual([
      { x: 1, y: 1.1 },
      { x: 2, y: 0.8 },
      { x: 3, y: 0.75 },
    ]);
    expect(best).toEqual({ x: 3, y: 0.75 });
  });
  it("focus on the part under way while it runs", () => {
    const { lines } = lossLines(curves, true);
    expect(lines.at(-1)).toMatchObject({
      id: "held-out",
      label: "fold 2, now 0.6",
      points: curves[1]?.points.map(({ iteration, validationLoss }) => ({ x: iteration, y: validationLoss })),
    });
  });
  it("leave out losses that are no numbers", () => {
    const { lines } = lossLines(
      [{ fold: 0, points: [point(1, Number.NaN, Number.POSITIVE_INFINITY), point(2, 1, 2)] }],
      false,
    );
    expect(lossDomain(lines).every(Number.isFinite)).toBe(true);
  });
});

describe("the threshold on a curve", () => {
  const curve = {
    x: [0, 0.1, 0.5, 1],
    y: [0, 0.6, 0.9, 1],
    thresholds: [Number.POSITIVE_INFINITY, 0.8, 0.4, 0],
    area: 0.8,
  };
  it("is the least drawn one at or above it", () => {
    expect([0.4, 0.41, 0, 0.9].map((at) => nearestThreshold(curve, at))).toEqual([
      { x: 0.5, y: 0.9 },
      { x: 0.1, y: 0.6 },
      { x: 1, y: 1 },
      null,
    ]);
  });
});

describe("numbers of a figure", () => {
  it("leave as CSV with every digit, quotes doubled and missing empty", () => {
    expect(
      twinToCsv({
        columns: ["a,b", "x"],
        rows: [
          ['say "no"', 0.1 + 0.2],
          [null, -1],
        ],
      }),
    ).toBe('"a,b",x\r\n"say ""no""",0.30000000000000004\r\n,-1\r\n');
  });
  it("are powers of ten in words", () => {
    expect([power(-5), power(Math.log10(3e-6)), power(0)]).toEqual(["1e−5", "3e−6", "1"]);
  });
});
