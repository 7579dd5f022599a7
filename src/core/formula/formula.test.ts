import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellText } from "#core/frame/cells.ts";
import { compileFormula } from "#core/formula/compile.ts";
import { formulaColumn } from "#core/formula/formula-column.ts";
import { LatheError } from "#core/shared/problems.ts";
import { tableOf } from "#test/support/read-text.ts";

const table = await tableOf(`a,b,my col,when,name,ok,if
1,2,10,2024-02-28,Ann,true,5
4,,20,2024-03-01T12:00,bob,false,6
,0,30,,,true,7
`);
const goOn = async () => {};

async function cells(formula: string): Promise<(string | null)[]> {
  const column = await formulaColumn("new", formula, table, goOn);
  return Array.from({ length: table.nRows }, (_, row) => cellText(column, row));
}

function problem(formula: string): string {
  try {
    compileFormula(formula, table);
  } catch (error) {
    if (error instanceof LatheError && error.problem.code === "formula-invalid") {
      const { reason, at } = error.problem.details as { reason: string; at: number };
      return `${at}: ${reason}`;
    }
    throw error;
  }
  return "none";
}

describe("formulas", () => {
  it.each([
    ["a + b * 2", ["5", null, null]],
    ["-a ^ 2", ["-1", "-16", null]],
    ["2 ^ 3 ^ 2", ["512", "512", "512"]],
    ["a / b", ["0.5", null, null]],
    ["[my col] % 7", ["3", "6", "2"]],
    ["-5 % 3", ["1", "1", "1"]],
    ["min(a, b, 3)", ["1", "3", "0"]],
    ["fill(b, -1)", ["2", "-1", "0"]],
    ["if(a > 2, 1, missing)", [null, "1", null]],
    ["isMissing(a)", ["no", "no", "yes"]],
    ["a > 2 or ok", ["yes", "yes", "yes"]],
    ["a > 2 and ok", ["no", "no", null]],
    ["not ok", ["no", "yes", "no"]],
    ['concat(upper(name), "!")', ["ANN!", "BOB!", null]],
    ['contains(name, "n")', ["yes", "no", null]],
    ["length(name)", ["3", "3", null]],
    ["year(when) * 100 + month(when)", ["202402", "202403", null]],
    ["weekday(when)", ["3", "5", null]],
    ['name = "bob"', ["no", "yes", null]],
    ["round(2.675 * 100, 0) / 100", ["2.68", "2.68", "2.68"]],
    ["round(-2.5)", ["-3", "-3", "-3"]],
    ["[if] + 1", ["6", "7", "8"]],
    ["if(true, 0.1 + 0.2, 0)", ["0.30000000000000004", "0.30000000000000004", "0.30000000000000004"]],
  ])("%s", async (formula, expected) => {
    expect(await cells(formula)).toEqual(expected);
  });

  it("adds days to dates and counts them", async () => {
    expect(await cells("addDays(when, 2)")).toEqual(
      ["2024-03-01T00:00:00Z", "2024-03-03T12:00:00Z", null].map(
        (text) => text && expect.stringContaining(text.slice(0, 10)),
      ),
    );
    expect(await cells("days(when, addDays(when, 1.5))")).toEqual(["1.5", "1.5", null]);
  });

  it.each([
    ["", "0: it is empty"],
    ["a +", "3: a value is missing at the end"],
    ["(a", "2: “)” is missing at the end"],
    ["a b", "2: “b” is not expected here"],
    ["a + name", "4: this is a text, and a number is needed"],
    ["if(ok, 1, name)", "10: this is a text, and a number is needed"],
    ["A + 1", "0: there is no column “A”; “a” is written so"],
    ["sqrt(a, b)", "0: it is written sqrt(x)"],
    ["nothing(a)", "0: there is no function “nothing”"],
    ['"open', "0: this text has no closing quote"],
    ["a ; b", "2: “;” means nothing here"],
    ["if(a > 2, 'big', 'small')", '10: a text stands between double quotes, as "big"'],
    ["missing = missing", "0: nothing here says which kind of value is missing"],
    ["constructor(a)", "0: there is no function “constructor”"],
  ])("refuses %s with the place", (formula, expected) => {
    expect(problem(formula)).toBe(expected);
  });

  it("never fails but with a place, whatever is typed", () => {
    const piece = fc.constantFrom(
      "a",
      "b",
      "[my col]",
      "1",
      '"t"',
      "(",
      ")",
      "+",
      "-",
      "^",
      "if(",
      ",",
      "not ",
      " and ",
      "min(",
      "<",
      "missing",
      "🦀",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const formula = pieces.join("");
        try {
          compileFormula(formula, table).at(0);
        } catch (error) {
          if (!(error instanceof LatheError) || error.problem.code !== "formula-invalid") throw error;
          expect((error.problem.details as { at: number }).at).toBeLessThanOrEqual(formula.length);
        }
      }),
    );
  });

  it("refuses what is nested without end", () => {
    expect(problem("(".repeat(5000))).toContain("nested too deeply");
  });
});
