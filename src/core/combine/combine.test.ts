import { describe, expect, it } from "vitest";
import { joinTables, type JoinOptions, tryJoin } from "#core/combine/join-tables.ts";
import { joinHows } from "#core/combine/join-hows.ts";
import { proposeKeys } from "#core/combine/propose-keys.ts";
import { stackTables } from "#core/combine/stack-tables.ts";
import { LatheError } from "#core/shared/problems.ts";
import golden from "#test/golden/join.json" with { type: "json" };
import { cellsOf } from "#test/support/cells-of.ts";
import { tableOf } from "#test/support/read-text.ts";

const goOn = async () => {};

async function joined(left: string, right: string, options: JoinOptions) {
  return joinTables(await tableOf(left), await tableOf(right), options);
}

async function reasonOf(left: string, right: string, options: JoinOptions): Promise<unknown> {
  try {
    return (await joined(left, right, options)).report;
  } catch (error) {
    return error instanceof LatheError ? error.problem : error;
  }
}

describe.each(golden.joins)("a join agrees with pandas: $name", ({ tables, on, how }) => {
  it.each(joinHows)("%s", async (way) => {
    const pairs = on.map(([a, b]) => [a!, b!] as const);
    const { table, report } = await joined(tables[0]!, tables[1]!, { on: pairs, how: way });
    expect(cellsOf(table)).toEqual(how[way]);
    expect(report.nRows).toBe(table.nRows);
  });
});

describe("joining", () => {
  const on = [["id", "id"]] as const;
  const left = "id,x\n1,a\n2,b\n2,c\n,d\n9,e\n8,f\n9,g\n";
  const right = "id,x,y\n1,p,10\n2,q,20\n2,r,30\n,s,40\n7,t,50\n";

  it("reports rows without a partner, without a key, and those that multiply", async () => {
    const { report } = await joined(left, right, { on, how: "left" });
    expect(report).toEqual({
      how: "left",
      nRows: 9,
      left: {
        nRows: 7,
        matched: 3,
        unmatched: 3,
        unmatchedKeys: 2,
        examples: ["9", "8"],
        missing: 1,
        repeatedKeys: 1,
      },
      right: {
        nRows: 5,
        matched: 3,
        unmatched: 1,
        unmatchedKeys: 1,
        examples: ["7"],
        missing: 1,
        repeatedKeys: 1,
      },
      multiplied: 2,
      most: { key: "2", partners: 2 },
      added: ["x_right", "y"],
      renamed: [["x", "x_right"]],
    });
  });

  it("brings the columns that were asked for, and tells the same of the first rows alone", async () => {
    const options = { on, how: "left", columns: ["y"] } as const;
    const { table, report } = await joined(left, right, options);
    expect(table.columns.map(({ name }) => name)).toEqual(["id", "x", "y"]);
    const tried = tryJoin(await tableOf(left), await tableOf(right), options, 2);
    expect(tried.report).toEqual(report);
    expect(cellsOf(tried.table)).toEqual(cellsOf(table).map((cells) => cells.slice(0, 3)));
  });

  it("numbers a name that is taken twice", async () => {
    const { report } = await joined("id,y,y_right\n1,2,3\n", "id,y\n1,4\n", { on, how: "inner" });
    expect(report.renamed).toEqual([["y", "y_right 2"]]);
  });

  it("refuses keys of different sorts, keys without a value and columns that are not there", async () => {
    expect(await reasonOf("id\n1\n2\n", "id\na\nb\n", { on, how: "left" })).toMatchObject({
      code: "join-impossible",
      details: { reason: "“id” holds numbers in this table, and “id” holds words in the other" },
    });
    expect(await reasonOf("id,x\n1,2\n", "id,y\n,1\n", { on, how: "left" })).toMatchObject({
      code: "join-impossible",
    });
    expect(await reasonOf("id,x\n1,2\n", "key\n1\n", { on, how: "left" })).toMatchObject({
      code: "unknown-column",
    });
  });

  it("matches words that one table holds as categories and the other as free text", async () => {
    const many = Array.from({ length: 3000 }, (_, i) => `word number ${i} of many,${i}`).join("\n");
    const { table, report } = await joined("name,x\nword number 7 of many,1\nnone,2\n", `name,y\n${many}\n`, {
      on: [["name", "name"]],
      how: "left",
    });
    expect(report.left).toMatchObject({ matched: 1, unmatched: 1 });
    expect(cellsOf(table)[2]).toEqual(["y", 7, null]);
  });

  it("joins a million rows with a million in a few seconds", async () => {
    const n = 1_000_000;
    const ids = (step: number) => Float64Array.from({ length: n }, (_, i) => (i * step) % 1_500_007);
    const side = (step: number, name: string) => ({
      nRows: n,
      columns: [
        { kind: "integer" as const, name: "id", values: ids(step) },
        { kind: "integer" as const, name, values: ids(1) },
      ],
    });
    const start = performance.now();
    const { report } = joinTables(side(7, "x"), side(13, "y"), { on, how: "inner" });
    expect(report.nRows).toBeGreaterThan(300_000);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe("putting tables under one another", () => {
  const parts = async (...texts: readonly string[]) =>
    Promise.all(texts.map(async (text, i) => ({ name: `${i}.csv`, table: await tableOf(text) })));

  it.each(["all", "first"] as const)("agrees with pandas: %s", async (columns) => {
    const { table } = await stackTables(await parts(...golden.append.tables), columns, goOn);
    expect(cellsOf(table)).toEqual(golden.append[columns]);
  });

  it("reports columns that one lacks, what became words, and rows that come again", async () => {
    const given = await parts("a,b,c\n1,x,5\n2,y,6\n", "b,a,d\nx,one,1\n", "c,b,a\n5,x,1\n");
    const { table, report } = await stackTables(given, "first", goOn);
    expect(cellsOf(table)).toEqual([
      ["a", "1", "2", "one", "1"],
      ["b", "x", "y", "x", "x"],
      ["c", 5, 6, null, 5],
    ]);
    expect(report).toEqual({
      nRows: 4,
      parts: [
        { name: "0.csv", nRows: 2, lacks: [], left: [] },
        { name: "1.csv", nRows: 1, lacks: ["c"], left: ["d"] },
        { name: "2.csv", nRows: 1, lacks: [], left: [] },
      ],
      toWords: ["a"],
      repeated: 1,
    });
  });
});

describe("keys are proposed", () => {
  const proposed = async (left: string, right: string) =>
    proposeKeys(await tableOf(left), await tableOf(right)).on;
  const rows = (n: number, line: (i: number) => string) =>
    Array.from({ length: n }, (_, i) => line(i)).join("\n");

  it("by name, spelled as it may be, before values that happen to be shared", async () => {
    const orders = `Customer ID,age,paid\n${rows(60, (i) => `${100 + (i % 20)},${20 + (i % 30)},${i * 2.5}`)}\n`;
    const customers = `row,customer_id,paid\n${rows(40, (i) => `${i + 10},${100 + i},${i}`)}\n`;
    expect(await proposed(orders, customers)).toEqual([["Customer ID", "customer_id"]]);
  });

  it("by values where no name is shared, if they tell rows apart", async () => {
    const orders = `id,item,n\n${rows(30, (i) => `${i},thing ${i % 7},${i % 4}`)}\n`;
    const prices = `name,price,rank\n${rows(9, (i) => `thing ${i + 2},${i * 100 + 0.5},${i}`)}\n`;
    expect(await proposed(orders, prices)).toEqual([["item", "name"]]);
  });

  it("two of them where one does not tell rows apart", async () => {
    const sales = `shop,day,sold\n${rows(40, (i) => `${"abcd"[i % 4]},2024-01-${10 + (i % 10)},${i % 5}`)}\n`;
    const staff = `day,shop,staff,sold\n${rows(40, (i) => `2024-01-${10 + (i >> 2)},${"abcd"[i % 4]},${i % 3},7`)}\n`;
    expect(new Set((await proposed(sales, staff)).map(([a]) => a))).toEqual(new Set(["shop", "day"]));
  });

  it("not at all where nothing is shared", async () => {
    expect(await proposed("a,b\n1,x\n2,y\n3,z\n", "c,d\nu,1.5\nv,2.5\nw,3.5\n")).toEqual([]);
  });
});
