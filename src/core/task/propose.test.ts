import { describe, expect, it } from "vitest";
import { summarise } from "#core/frame/summary.ts";
import { readTable } from "#core/ingest/read-table.ts";
import { textSource } from "#core/ingest/text-source.ts";
import { LatheError } from "#core/shared/problems.ts";
import { classLabels } from "#core/task/class-codes.ts";
import { inferTask, proposeTask } from "#core/task/propose.ts";

const keepGoing = async () => {};
const tableOf = async (header: string, n: number, row: (i: number) => string) => {
  const lines = Array.from({ length: n }, (_, i) => row(i));
  return (await readTable(textSource("t.csv", `${header}\n${lines.join("\n")}\n`), {}, keepGoing)).table;
};
const propose = async (header: string, n: number, row: (i: number) => string) => {
  const table = await tableOf(header, n, row);
  const { target, task, positive, ignored } = proposeTask(table, await summarise(table, keepGoing));
  return { target, task, positive, ignored: ignored.map(({ column }) => column) };
};
const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof LatheError) return error.problem.code;
    throw error;
  }
  return null;
};

describe("the target", () => {
  it("is the column called so, wherever it stands", async () => {
    expect(
      await propose("a,churn,b,c", 100, (i) => `${i / 7},${i % 3 === 0 ? "Yes" : "No"},${i * i},x${i % 5}`),
    ).toEqual({
      target: "churn",
      task: "binary",
      positive: "Yes",
      ignored: [],
    });
  });

  it("is else the last column", async () => {
    expect(await propose("a,b,Type", 100, (i) => `${i / 7},${i * i},${i % 4}`)).toMatchObject({
      target: "Type",
      task: "multiclass",
    });
  });

  it("is no coordinate", async () => {
    expect(await propose("price,x,y,z", 100, (i) => `${i * 13},${i / 7},${i / 3},${i / 9}`)).toMatchObject({
      target: "price",
      task: "regression",
    });
  });

  it("is no id, constant, empty column or free text, which are left out of the features too", async () => {
    const row = (i: number) => `${i + 1},${i / 3},k,,note number ${i} of many,${i % 2}`;
    expect(await propose("id,size,same,none,note,label", 100, row)).toEqual({
      target: "label",
      task: "binary",
      positive: "1",
      ignored: ["id", "same", "none", "note"],
    });
  });

  it("is none where nothing can be predicted", async () => {
    expect(await propose("a,b", 30, () => "x,y")).toMatchObject({ target: null, task: null });
  });

  it("says why none is: what was left out, or what all columns lack", async () => {
    const why = async (header: string, row: (i: number) => string) => {
      const table = await tableOf(header, 60, row);
      return proposeTask(table, await summarise(table, keepGoing)).whyTarget;
    };
    expect(await why("id,name", (i) => `${i + 1},name ${i}`)).toBe(
      "All 2 columns are left out, as ids or because nothing can be learned from them, and one column is needed to predict and another to predict it from.",
    );
    expect(await why("id,day", (i) => `${i + 1},2024-01-0${1 + (i % 9)}`)).toMatch(
      /^1 of 2 columns is left out/,
    );
    expect(await why("day", (i) => `2024-01-0${1 + (i % 9)}`)).toBe(
      "No column has at least two different values and another column to predict it from.",
    );
  });
});

describe("the task", () => {
  it.each([
    ["two numbers are classes", (i: number) => `${(i % 2) * 7.5}`, "binary"],
    ["few whole numbers are classes", (i: number) => `${i % 20}`, "multiclass"],
    ["21 whole numbers are numbers", (i: number) => `${i % 21}`, "regression"],
    ["words are classes", (i: number) => `w${i % 3}`, "multiclass"],
    ["real numbers are numbers", (i: number) => `${(i % 9) + 0.5}`, "regression"],
  ])("%s", async (_, value, task) => {
    expect(inferTask(await tableOf("a,t", 500, (i) => `${i},${value(i)}`), "t").task).toBe(task);
  });

  it("is classes for a handful of whole numbers in a small table", async () => {
    expect(inferTask(await tableOf("a,t", 40, (i) => `${i},${i % 3}`), "t").task).toBe("multiclass");
  });

  it("is regression for whole numbers that hardly repeat", async () => {
    expect(inferTask(await tableOf("a,t", 100, (i) => `${i},${i % 6}`), "t").task).toBe("regression");
  });

  it.each([
    ["no,yes", "yes"],
    ["benign,malignant", "malignant"],
    ["0,1", "1"],
    ["neg,pos", "pos"],
    ["alive,dead", "dead"],
    ["apple,pear", "pear"],
  ])("%s has the positive class %s", async (pair, positive) => {
    const [a, b] = pair.split(",");
    expect(inferTask(await tableOf("a,t", 90, (i) => `${i},${i % 3 === 0 ? b : a}`), "t").positive).toBe(
      positive,
    );
  });

  it("is refused by name where there is none", async () => {
    const table = await tableOf("a,same,none,day", 30, (i) => `${i},k,,2024-01-${10 + (i % 20)}`);
    expect(["x", "same", "none", "day"].map((target) => codeOf(() => inferTask(table, target)))).toEqual([
      "unknown-column",
      "target-has-one-class",
      "target-all-missing",
      "target-not-numeric",
    ]);
  });
});

describe("class labels", () => {
  it("are the text of the file, numbers by value", async () => {
    const table = await tableOf("a,t", 4, (i) => `${i},${["10.0", "9.0", "", "10.0"][i]}`);
    expect(classLabels(table.columns[1]!)).toEqual({
      codes: Int32Array.of(1, 0, -1, 1),
      categories: ["9.0", "10.0"],
    });
  });
});
