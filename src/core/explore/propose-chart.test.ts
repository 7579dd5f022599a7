import { describe, expect, it } from "vitest";
import type { ChartMark } from "#core/explore/chart-spec.ts";
import { proposeChart } from "#core/explore/propose-chart.ts";

const number = { name: "price", kind: "numeric", distinct: 400 } as const;
const flag = { name: "insured", kind: "integer", distinct: 2 } as const;
const date = { name: "when", kind: "datetime", distinct: 300 } as const;
const kind = { name: "kind", kind: "categorical", distinct: 5 } as const;
const sold = { name: "sold", kind: "boolean", distinct: 2 } as const;
const text = { name: "note", kind: "text", distinct: 400 } as const;
const refusals = (shelves: Parameters<typeof proposeChart>[0]) =>
  new Map(proposeChart(shelves).marks.map(({ mark, refusal }) => [mark, refusal]));

it.each([
  [number, null, 400, "histogram"],
  [date, null, 400, "histogram"],
  [kind, null, 400, "bars"],
  [number, { ...number, name: "size" }, 400, "dots"],
  [number, { ...number, name: "size" }, 5000, "density"],
  [flag, number, 400, "box"],
  [kind, number, 400, "box"],
  [kind, flag, 400, "bars"],
  [number, flag, 400, "line"],
  [number, kind, 400, "box"],
  [date, number, 400, "line"],
  [number, sold, 400, "line"],
  [kind, sold, 400, "bars"],
  [kind, { ...kind, name: "other" }, 400, "heat"],
] as const)("%o across and %o up, over %i rows, is drawn as %s", (x, y, nRows, mark) => {
  expect(proposeChart({ x, y, nRows }).mark).toBe(mark);
  expect(refusals({ x, y, nRows }).get(mark as ChartMark)).toBe(null);
});

it("says why a mark cannot draw the columns", () => {
  expect(refusals({ x: kind, y: null, nRows: 9 }).get("histogram")).toBe("needs a number or a date across");
  expect(refusals({ x: number, y: null, nRows: 9 }).get("bars")).toBe("need a category across");
  expect(refusals({ x: kind, y: { ...kind, name: "many", distinct: 30 }, nRows: 9 }).get("mosaic")).toBe(
    "needs at most 8 levels up",
  );
  expect(refusals({ x: number, y: number, nRows: 9 }).get("box")).toBe(
    "needs a number on one shelf and a category on the other",
  );
});

describe("a map", () => {
  const lon = {
    name: "pickup_lng",
    kind: "numeric",
    distinct: 900,
    range: { min: -122, max: -120 },
  } as const;
  const lat = {
    name: "pickupLatitude",
    kind: "numeric",
    distinct: 900,
    range: { min: 37, max: 39 },
  } as const;

  it("is proposed of degrees that are called so and can be so", () => {
    expect(proposeChart({ x: lon, y: lat, nRows: 90_000 }).mark).toBe("map");
    const metres = { ...lon, range: { min: 0, max: 5400 } };
    expect(proposeChart({ x: metres, y: lat, nRows: 900 }).mark).toBe("dots");
    expect(refusals({ x: metres, y: lat, nRows: 900 }).get("map")).toContain("needs a longitude across");
    expect(proposeChart({ x: { ...lon, name: "flat_price" }, y: lat, nRows: 900 }).mark).toBe("dots");
  });

  it("wants the longitude across, and is refused what is no degree", () => {
    expect(refusals({ x: lat, y: lon, nRows: 9 }).get("map")).toBe(
      "needs the longitude across and the latitude up: swap them",
    );
    expect(refusals({ x: lon, y: null, nRows: 9 }).get("map")).toContain("a latitude up (-90 to 90)");
    expect(refusals({ x: lon, y: kind, nRows: 9 }).get("map")).toContain("a latitude up (-90 to 90)");
    expect(refusals({ x: { ...lon, name: "a" }, y: { ...lat, name: "b" }, nRows: 9 }).get("map")).toBe(null);
  });
});

describe("more columns than two", () => {
  const size = { ...number, name: "size" };
  const shelves = (...more: readonly ReturnType<typeof column>[]) => ({
    x: number,
    y: size,
    more,
    nRows: 400,
  });
  const column = (name: string, which: "numeric" | "categorical" | "text", distinct = 9) => ({
    name,
    kind: which,
    distinct,
  });

  it("are a scatter matrix where all are numbers and they are few, else parallel axes", () => {
    expect(proposeChart(shelves(column("a", "numeric"))).mark).toBe("matrix");
    expect(proposeChart(shelves(column("a", "categorical"))).mark).toBe("parallel");
    const many = Array.from({ length: 6 }, (_, at) => column(`c${at}`, "numeric"));
    expect(proposeChart(shelves(...many)).mark).toBe("parallel");
  });

  it("are refused in words", () => {
    const of = (...more: readonly ReturnType<typeof column>[]) => refusals(shelves(...more));
    expect(of().get("matrix")).toBe("needs at least three columns: put more on Also");
    expect(of(column("a", "categorical")).get("matrix")).toBe(
      "needs numbers and dates alone: “a” is neither",
    );
    expect(of(column("a", "categorical", 300)).get("parallel")).toBe(
      "needs at most 20 levels on an axis: “a” has 300",
    );
    expect(of(column("a", "numeric")).get("dots")).toBe("draws at most two columns: clear Also");
    expect(of(column("a", "text")).get("parallel")).toBe("cannot draw “a”: it is free text");
  });
});

it("free text has no chart", () => {
  const { mark, marks } = proposeChart({ x: text, y: null, nRows: 9 });
  expect(mark).toBe(null);
  expect(marks.every(({ refusal }) => refusal === "cannot draw “note”: it is free text")).toBe(true);
});
