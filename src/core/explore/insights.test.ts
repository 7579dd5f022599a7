import { describe, expect, it } from "vitest";
import { insightsOf } from "#core/explore/insights.ts";
import { beyondChance } from "#core/explore/insight-tests.ts";
import type { Column, Table } from "#core/frame/column.ts";
import { profileColumns } from "#core/frame/summary.ts";
import { createRandom } from "#core/shared/random.ts";
import { keepGoing } from "#test/reading.ts";

const n = 600;
const day = 86_400_000;
const number = (name: string, value: (row: number) => number): Column => ({
  kind: "numeric",
  name,
  values: Float64Array.from({ length: n }, (_, row) => value(row)),
});
const levels = (name: string, code: (row: number) => number, categories: readonly string[]): Column => ({
  kind: "categorical",
  name,
  codes: Int32Array.from({ length: n }, (_, row) => code(row)),
  categories,
});
const tableOf = (columns: readonly Column[]): Table => ({ nRows: n, columns });
const insights = async (table: Table) =>
  insightsOf(table, await profileColumns(table, keepGoing, new WeakMap()), null, keepGoing);

/** Numbers, categories, dates and gaps that have nothing to do with each other. */
function noise(seed: number): Table {
  const random = createRandom(seed);
  const numbers = Array.from({ length: 10 }, (_, i) => number(`n${i}`, () => random.normal()));
  const gaps = number("gaps", () => (random.next() < 0.2 ? Number.NaN : random.normal()));
  const words = [2, 3, 5, 9].map((k) =>
    levels(
      `c${k}`,
      () => random.integer(k),
      Array.from({ length: k }, (_, i) => `level ${i}`),
    ),
  );
  const dates: Column = {
    kind: "datetime",
    name: "when",
    epochMs: Float64Array.from({ length: n }, () => Math.floor(random.next() * 900) * day),
    hasTime: false,
  };
  return tableOf([...numbers, gaps, ...words, dates]);
}

describe("insights", () => {
  it("of pure noise are hardly ever any", async () => {
    let [tables, told] = [0, 0];
    for (let seed = 1; seed <= 20; seed++) {
      const { found, nQuestions } = await insights(noise(seed));
      expect(nQuestions).toBeGreaterThan(180);
      tables += Number(found.length > 0);
      told += found.length;
    }
    expect(tables).toBeLessThanOrEqual(2); // one is to be expected of a level of 5 % a table
    expect(told).toBeLessThanOrEqual(2);
  });

  it("find what was planted, each once, with the chart that shows it", async () => {
    const random = createRandom(3);
    const x = Float64Array.from({ length: n }, () => random.normal());
    const kinds = Int32Array.from({ length: n }, () => random.integer(3));
    const { found } = await insights(
      tableOf([
        number("x", (row) => x[row]!),
        number("follows", (row) => x[row]! + random.normal()),
        number("bends", (row) => x[row]! * x[row]! + 0.5 * random.normal()),
        levels("kind", (row) => kinds[row]!, ["a", "b", "c"]),
        number("by kind", (row) => kinds[row]! + random.normal()),
        number("gone", (row) => (kinds[row] === 1 && random.next() < 0.6 ? Number.NaN : random.normal())),
        number("tail", (row) => (row === 7 ? 60 : random.normal())),
        {
          kind: "datetime",
          name: "when",
          epochMs: Float64Array.from({ length: n }, (_, row) => row * day),
          hasTime: false,
        },
        number("season", (row) => Math.sin(row / 30) * 2 + random.normal()),
        number("noise", () => random.normal()),
      ]),
    );
    const told = found.map(({ kind, columns, spec }) => `${kind}: ${columns.join(", ")} as ${spec.mark}`);
    for (const planted of [
      "together: x, follows as dots",
      "curve: x, bends as line",
      "levels: kind, by kind as box",
      "missing: gone, kind as bars",
      "tail: tail as histogram",
      "time: when, season as line",
    ])
      expect(told).toContain(planted);
    expect(told.join()).not.toContain("noise");
    const missing = found.find(({ kind }) => kind === "missing")!.chart.panels[0]!.body;
    if (missing.kind !== "summaries") throw new Error("no shares");
    expect(missing.cells[0]![1]!.value).toBeGreaterThan(0.5);
    expect(missing.cells[0]![0]!.value).toBe(0);
  });

  it("of a column and its copy are told of last", async () => {
    const random = createRandom(5);
    const x = Float64Array.from({ length: n }, () => random.normal());
    const { found } = await insights(
      tableOf([
        number("x", (row) => x[row]!),
        number("copy", (row) => 3 * x[row]! + 1),
        number("y", () => 0.001 * random.normal()),
        number("z", (row) => x[row]! + 0.7 * random.normal()),
      ]),
    );
    expect(found[0]!.columns).toContain("z");
    expect(found.map(({ columns }) => columns.join())).toContain("x,copy");
  });
});

describe("of more columns than can be compared", () => {
  const random = createRandom(12);
  const signal = Array.from({ length: n }, () => random.normal());
  const noise = Array.from({ length: 70 }, (_, i) => number(`n${i}`, () => random.normal()));
  const late = number("late", (row) => signal[row]! + 0.5 * random.normal());
  const answer = levels("answer", (row) => Number(signal[row]! > 0), ["no", "yes"]);

  it("the target and what is near it are, wherever they stand", async () => {
    const table = tableOf([...noise, late, answer]);
    const profiles = await profileColumns(table, keepGoing, new WeakMap());
    const { found, nCompared, nAble, nQuestions } = await insightsOf(table, profiles, "answer", keepGoing);
    expect(found.map(({ columns }) => columns)).toEqual([["answer", "late"]]);
    expect([nCompared, nAble]).toEqual([40, 72]);
    expect(nQuestions).toBe(71 + 3 * ((39 * 38) / 2) + 39); // what they were chosen by counts too
  });

  it("the first are, where nothing is to be predicted", async () => {
    const { found, nCompared, nAble } = await insights(tableOf([...noise, late, answer]));
    expect(found).toEqual([]);
    expect([nCompared, nAble]).toEqual([40, 72]);
  });
});

it("nothing is left of an effect where chance would do", () => {
  const test = { statistic: 3.8, df: 1, most: 99, n: 100 };
  expect(beyondChance(test, 1)).toBe(0);
  expect(beyondChance({ ...test, statistic: 99 }, 1)).toBeCloseTo(Math.sqrt((99 - 3.8415) / 99), 4);
  expect(beyondChance({ ...test, statistic: 10 }, 1000)).toBe(0);
  expect(beyondChance({ statistic: 99, df: 7, most: 99, n: 100 }, 500)).toBeCloseTo(
    Math.sqrt((99 - 29.877_503_91) / 99),
    8,
  );
});
