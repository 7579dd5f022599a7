import { expect, it } from "vitest";
import { periodsOver } from "#core/explore/periods.ts";

const iso = (edges: readonly number[]) => edges.map((edge) => new Date(edge).toISOString().slice(0, 10));
const over = (from: string, to: string, most: number) => periodsOver(Date.parse(from), Date.parse(to), most);

it("takes the shortest calendar period of which there are few enough", () => {
  const months = over("2023-11-15", "2024-02-02", 10);
  expect([months.unit, iso(months.edges)]).toEqual([
    "month",
    ["2023-11-01", "2023-12-01", "2024-01-01", "2024-02-01", "2024-03-01"],
  ]);
  const weeks = over("2024-01-03", "2024-01-17", 5);
  expect([weeks.unit, iso(weeks.edges)]).toEqual([
    "week",
    ["2024-01-01", "2024-01-08", "2024-01-15", "2024-01-22"],
  ]);
  expect(over("1969-12-30", "1970-01-02", 10).unit).toBe("day");
  expect(over("2024-01-01T10:00Z", "2024-01-01T15:00Z", 10).unit).toBe("hour");
  expect(over("2000-01-01", "2024-01-01", 30).unit).toBe("year");
});

it("holds every time, one alone too", () => {
  const { edges } = over("2024-02-29", "2024-02-29", 5);
  expect(edges[0]).toBeLessThanOrEqual(Date.parse("2024-02-29"));
  expect(edges.at(-1)).toBeGreaterThan(Date.parse("2024-02-29"));
  expect(over("0001-01-01", "9999-12-31", 3).unit).toBe("century");
});
