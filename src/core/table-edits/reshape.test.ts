import { describe, expect, it } from "vitest";
import type { Table } from "#core/frame/column.ts";
import { LatheError } from "#core/shared/problems.ts";
import { aggregates } from "#core/table-edits/aggregates.ts";
import { applyEdits } from "#core/table-edits/apply-edits.ts";
import golden from "#test/golden/reshape.json" with { type: "json" };
import { cellsOf as cells } from "#test/support/cells-of.ts";
import { tableOf } from "#test/support/read-text.ts";

const goOn = async () => {};

async function reshaped(edit: string, params: unknown): Promise<Table> {
  return (await applyEdits(await tableOf(golden.csv), [{ edit, params, on: true }], goOn)).table;
}

async function codeOf(edit: string, params: unknown): Promise<string> {
  const error: unknown = await reshaped(edit, params).then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof LatheError)) throw error;
  return error.problem.code;
}

describe("reshaping agrees with pandas", () => {
  it("in groups and every aggregate of numbers", async () => {
    const how = golden.grouped.slice(1).map(([name]) => name as (typeof aggregates)[number]);
    expect([...how, "missing"].toSorted()).toEqual([...aggregates].toSorted());
    const compute = how.map((each) => ({ column: "sold", how: each, name: each }));
    expect(cells(await reshaped("group-by", { by: ["shop"], compute }))).toEqual(golden.grouped);
  });

  it("in pivots, where a group of missing keys stays here", async () => {
    const params = { by: ["shop"], names: "kind", values: "price", how: "mean" };
    const [keys, ...spread] = cells(await reshaped("pivot", params));
    expect(keys).toEqual([...golden.pivot[0]!, null]);
    expect(spread).toEqual(golden.pivot.slice(1).map((column, i) => [...column, i === 0 ? 8 : null]));
  });

  it("in melted columns", async () => {
    const params = { columns: ["sold", "price"], nameColumn: "what", valueColumn: "value" };
    const melted = cells(await reshaped("melt", params));
    expect(melted.filter(([name]) => ["shop", "what", "value"].includes(`${name}`))).toEqual(golden.melted);
  });
});

describe("reshaping", () => {
  it("takes first and last of any kind, the middle of dates, and counts gaps", async () => {
    const table = await reshaped("group-by", {
      by: ["shop"],
      compute: [
        { column: "kind", how: "last", name: "kind" },
        { column: "day", how: "max", name: "until" },
        { column: "sold", how: "missing", name: "gaps" },
      ],
    });
    expect(cells(table)).toEqual([
      ["shop", "a", "b", null],
      ["kind", "x", "y", "x"],
      ["until", "2024-01-04", "2024-01-03", "2024-01-03"],
      ["gaps", 0, 1, 0],
    ]);
  });

  it("refuses what has no answer, and names that would come twice", async () => {
    const compute = (how: string, column: string, name = "n") => ({
      by: ["shop"],
      compute: [{ column, how, name }],
    });
    expect(await codeOf("group-by", compute("mean", "kind"))).toBe("edit-impossible");
    expect(await codeOf("group-by", compute("sum", "day"))).toBe("edit-impossible");
    expect(await codeOf("group-by", compute("sum", "sold", "shop"))).toBe("edit-impossible");
    expect(await codeOf("group-by", compute("mode", "sold"))).toBe("bad-parameter");
    expect(await codeOf("pivot", { by: ["kind"], names: "shop", values: "gone", how: "sum" })).toBe(
      "unknown-column",
    );
    expect(await codeOf("melt", { columns: ["sold"], nameColumn: "shop", valueColumn: "v" })).toBe(
      "edit-impossible",
    );
    expect(await codeOf("melt", { columns: ["sold"], nameColumn: "v", valueColumn: "v" })).toBe(
      "edit-impossible",
    );
  });
});

it("gives a group without a date none, and the others no time of day for it", async () => {
  const table = await tableOf("g,day\na,2024-01-05\na,2024-01-03\nb,\nb,\n");
  const params = { by: ["g"], compute: [{ column: "day", how: "min", name: "first" }] };
  const { table: grouped } = await applyEdits(table, [{ edit: "group-by", params, on: true }], goOn);
  expect(cells(grouped)[1]).toEqual(["first", "2024-01-03", null]);
});
