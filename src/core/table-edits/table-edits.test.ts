import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellText } from "#core/frame/cells.ts";
import type { Table } from "#core/frame/column.ts";
import { categoriesOf } from "#core/frame/dictionary-of.ts";
import { LatheError } from "#core/shared/problems.ts";
import { applyEdits, editsForAnyTable, editWords } from "#core/table-edits/apply-edits.ts";
import { mapTexts, mapValues } from "#core/table-edits/map-texts.ts";
import { nameAfter } from "#core/table-edits/renamed-columns.ts";
import type { TableEdit } from "#core/table-edits/table-edit.ts";
import { tableOf } from "#test/support/read-text.ts";

const csv = `city,age,when,note,ok
Paris,31,2024-01-05,fine,yes
paris,-999,2024-02-01,=cmd,no
PARIS ,44,2024-03-09,,yes
Lyon,-999,,fine,no
Lyon,44,2024-03-09,,yes
Lyon,44,2024-03-09,,yes
`;

const edit = (id: string, params: unknown, on = true): TableEdit => ({ edit: id, params, on });
const goOn = async () => {};

async function edited(...edits: readonly TableEdit[]): Promise<Table> {
  return (await applyEdits(await tableOf(csv), edits, goOn)).table;
}

function texts(table: Table, name: string): (string | null)[] {
  const column = table.columns.find((each) => each.name === name);
  if (!column) throw new Error(`no column ${name}`);
  return Array.from({ length: table.nRows }, (_, row) => cellText(column, row));
}

const kindOf = (table: Table, name: string) => table.columns.find((each) => each.name === name)?.kind;

async function codeOf(...edits: readonly TableEdit[]): Promise<string> {
  try {
    await edited(...edits);
  } catch (error) {
    if (error instanceof LatheError) return error.problem.code;
    throw error;
  }
  return "no problem";
}

describe("values mapped once a category", () => {
  it("are as mapped row by row, whatever becomes of them", async () => {
    const label = fc.constantFrom("a", "b", "1", "10", "9", "");
    const pairs = fc.uniqueArray(fc.tuple(fc.constantFrom("a", "b", "1", "gone"), fc.option(label)), {
      selector: ([from]) => from,
    });
    const labels = fc.array(fc.option(fc.constantFrom("a", "b", "1", "9")), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(labels, pairs, fc.boolean(), async (cells, changes, isBoolean) => {
        const kind = isBoolean ? ("boolean" as const) : ("categorical" as const);
        const column = { kind, name: "c", ...categoriesOf(cells) };
        const becomes = new Map<string, string | null>(changes);
        const map = (text: string) => (becomes.has(text) ? becomes.get(text)! : text);
        expect(await mapValues(column, map, goOn)).toEqual(
          await mapTexts(column, (text) => (text === null ? null : map(text)), goOn),
        );
      }),
    );
  });
});

describe("edits of a table", () => {
  it("sets single cells, of every kind of column", async () => {
    const table = await edited(
      edit("set-cells", {
        column: "age",
        cells: [
          [0, "32.5"],
          [1, null],
        ],
      }),
      edit("set-cells", { column: "city", cells: [[3, "Nice"]] }),
      edit("set-cells", { column: "when", cells: [[3, "2024-12-31 10:30"]] }),
    );
    expect(texts(table, "age").slice(0, 3)).toEqual(["32.5", null, "44"]);
    expect(kindOf(table, "age")).toBe("numeric");
    expect(texts(table, "city")[3]).toBe("Nice");
    expect(texts(table, "when")[3]).toContain("2024-12-31");
  });

  it("refuses a word among numbers, a row that is not there, and a column that is not there", async () => {
    expect(await codeOf(edit("set-cells", { column: "age", cells: [[0, "old"]] }))).toBe("edit-impossible");
    expect(await codeOf(edit("set-cells", { column: "age", cells: [[6, "1"]] }))).toBe("edit-impossible");
    expect(await codeOf(edit("set-cells", { column: "agee", cells: [[0, "1"]] }))).toBe("unknown-column");
    expect(await codeOf(edit("set-cells", { column: "age", cells: [] }))).toBe("bad-parameter");
    expect(await codeOf(edit("no-such", {}))).toBe("pipeline-invalid");
  });

  it("merges spellings, and makes a disguised value missing", async () => {
    const table = await edited(
      edit("recode", {
        column: "city",
        values: [
          ["paris", "Paris"],
          ["PARIS ", "Paris"],
        ],
      }),
      edit("recode", { column: "age", values: [["-999", null]] }),
    );
    expect(texts(table, "city")).toEqual(["Paris", "Paris", "Paris", "Lyon", "Lyon", "Lyon"]);
    expect(texts(table, "age")).toEqual(["31", null, "44", null, "44", "44"]);
    const city = table.columns[0];
    expect(city?.kind === "categorical" && city.categories).toEqual(["Lyon", "Paris"]);
  });

  it("finds and replaces whole cells or parts of them, as they stand", async () => {
    const whole = await edited(
      edit("replace-text", {
        columns: ["city"],
        find: "paris",
        replaceBy: "Paris",
        where: "whole-cell",
        matchCase: false,
      }),
    );
    expect(texts(whole, "city").slice(0, 3)).toEqual(["Paris", "Paris", "Paris"]);
    const part = await edited(
      edit("replace-text", {
        columns: null,
        find: "$&i",
        replaceBy: "x",
        where: "part-of-cell",
        matchCase: true,
      }),
      edit("replace-text", {
        columns: ["city"],
        find: "AR",
        replaceBy: "$&",
        where: "part-of-cell",
        matchCase: false,
      }),
    );
    expect(texts(part, "city").slice(0, 3)).toEqual(["P$&is", "p$&is", "P$&IS "]);
  });

  it("renames, removes, and refuses what would leave two columns of a name or none at all", async () => {
    const table = await edited(
      edit("rename-column", { column: "age", to: "__proto__" }),
      edit("drop-columns", { columns: ["note", "ok"] }),
    );
    expect(table.columns.map(({ name }) => name)).toEqual(["city", "__proto__", "when"]);
    expect(await codeOf(edit("rename-column", { column: "age", to: "city" }))).toBe("edit-impossible");
    expect(await codeOf(edit("drop-columns", { columns: ["city", "age", "when", "note", "ok"] }))).toBe(
      "edit-impossible",
    );
  });

  it("takes a column as another kind, and counts what did not fit", async () => {
    const base = await tableOf(csv);
    const { table, notes } = await applyEdits(
      base,
      [
        edit("change-kind", { column: "age", kind: "categorical" }),
        edit("change-kind", { column: "city", kind: "numeric" }),
      ],
      goOn,
    );
    expect(kindOf(table, "age")).toBe("categorical");
    expect(notes).toEqual(["every value fits", "6 values did not fit and became missing"]);
  });

  it("filters, sorts, samples and removes repeated rows", async () => {
    const where = [{ kind: "range", column: "age", min: 0, max: null }];
    expect((await edited(edit("filter-rows", { where, mode: "keep" }))).nRows).toBe(4);
    expect((await edited(edit("filter-rows", { where, mode: "drop" }))).nRows).toBe(2);
    expect((await edited(edit("drop-duplicates", { columns: null }))).nRows).toBe(5);
    expect((await edited(edit("drop-duplicates", { columns: ["city"] }))).nRows).toBe(4);
    const sorted = await edited(edit("sort-rows", { column: "age", descending: true }));
    expect(texts(sorted, "age")).toEqual(["44", "44", "44", "31", "-999", "-999"]);
    const sample = await edited(edit("sample-rows", { n: 3, randomState: 5 }));
    expect(sample.nRows).toBe(3);
    expect(
      await codeOf(edit("filter-rows", { where: [{ kind: "missing", column: "age" }], mode: "keep" })),
    ).toBe("edit-impossible");
  });

  it("removes rows that contradict others of the same inputs, and says that scores no longer count them", async () => {
    const labels = await tableOf(
      "a,b,y\n1,u,yes\n1,u,yes\n1,u,no\n2,u,yes\n2,u,no\n,v,no\n,v,yes\n,v,no\n3,v,\n3,v,no\n",
    );
    const params = { columns: ["a", "b"], answer: "y" };
    const kept = async (keep: string) => {
      const { table, notes } = await applyEdits(
        labels,
        [edit("drop-contradictions", { ...params, keep })],
        goOn,
      );
      return { a: texts(table, "a"), y: texts(table, "y"), notes };
    };
    expect(await kept("most-frequent")).toEqual({
      a: ["1", "1", null, null, "3", "3"],
      y: ["yes", "yes", "no", "no", null, "no"],
      notes: ["4 rows removed, which scores no longer count"],
    });
    expect(await kept("none")).toEqual({
      a: ["3", "3"],
      y: [null, "no"],
      notes: ["8 rows removed, which scores no longer count"],
    });
    const agree = edit("drop-contradictions", { columns: ["a", "b", "y"], answer: "y", keep: "none" });
    expect(await applyEdits(labels, [agree], goOn)).toEqual({
      table: labels,
      notes: ["no row contradicts another"],
    });
    expect(editsForAnyTable([agree])).toEqual([]);
    expect(editWords(edit("drop-contradictions", { ...params, keep: "most-frequent" }))).toBe(
      "keep the most frequent y where rows agree in a and b",
    );
    const all = edit("drop-contradictions", { columns: ["ok"], answer: "city", keep: "none" });
    expect(await codeOf(all)).toBe("edit-impossible");
  });

  it("leaves out what is switched off, and keeps unchanged columns the same objects", async () => {
    const base = await tableOf(csv);
    const off = await applyEdits(base, [edit("drop-columns", { columns: ["age"] }, false)], goOn);
    expect(off).toEqual({ table: base, notes: [null] });
    const { table } = await applyEdits(base, [edit("rename-column", { column: "age", to: "years" })], goOn);
    expect(table.columns[0]).toBe(base.columns[0]);
  });

  it("tells the edits that later tables go through from those about these very rows", () => {
    const edits = [
      edit("set-cells", { column: "age", cells: [[0, "1"]] }),
      edit("recode", { column: "age", values: [["-999", null]] }),
      edit("filter-rows", { where: [{ kind: "present", column: "age" }], mode: "keep" }),
      edit("rename-column", { column: "age", to: "years" }, false),
    ];
    expect(editsForAnyTable(edits).map((each) => each.edit)).toEqual(["recode"]);
    expect(edits.map(editWords)).toEqual([
      "set row 0 of age to “1”",
      "make “-999” missing in age",
      "keep rows where age is filled",
      "rename age to years",
    ]);
  });

  it("follows names through renamings that come, go and chain", () => {
    const rename = (column: string, to: string) => edit("rename-column", { column, to });
    const one = [rename("a", "b")];
    const two = [...one, rename("b", "c")];
    expect(nameAfter([], two)("a")).toBe("c");
    expect(nameAfter(two, one)("c")).toBe("b");
    expect(nameAfter(two, [])("c")).toBe("a");
    expect(nameAfter(one, two)("other")).toBe("other");
  });
});
