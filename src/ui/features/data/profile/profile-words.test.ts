import { expect, it } from "vitest";
import { profileColumns } from "#core/frame/summary.ts";
import { readTable } from "#core/ingest/read-table.ts";
import { textSource } from "#core/ingest/text-source.ts";
import { associationMatrix } from "#core/profile/associations/association-matrix.ts";
import { missingPatterns } from "#core/profile/missing-patterns.ts";
import {
  associationCell,
  associationFinding,
  associationSentences,
  associationTable,
  pairWords,
} from "./association-words.ts";
import {
  missingFinding,
  missingSentences,
  patternsFinding,
  patternWords,
  stretchWords,
  togetherFinding,
} from "./missing-words.ts";
import { relationsFinding, relationsSentences } from "./relation-words.ts";

const keepGoing = async () => {};
const tableOf = async (lines: readonly string[]) => {
  const { table } = await readTable(textSource("t.csv", `${lines.join("\n")}\n`), {}, keepGoing);
  return { table, profiles: await profileColumns(table, keepGoing) };
};
const lines = (n: number, line: (i: number) => string) => Array.from({ length: n }, (_, i) => line(i));

it("says which columns go together, by the right measure and with its sign", async () => {
  const rows = lines(60, (i) => `${i % 10},${-(i % 10)},${i % 10 < 5 ? "low" : "high"},k`);
  const { table, profiles } = await tableOf(["a,b,side,same", ...rows]);
  const matrix = await associationMatrix(table, profiles, "pearson", keepGoing);
  const at = (name: string) => matrix.columns.findIndex((column) => column.name === name);
  expect(associationFinding(matrix)).toMatch(/^(a and b|b and a) go together most: r = −1.00$/);
  expect(pairWords(matrix, at("a"), at("side"))).toMatch(/^a and side: η = 0.87$/);
  expect(associationCell(matrix, at("a"), at("b"))?.tone).toBe("fall");
  expect(associationCell(matrix, at("a"), at("side"))?.tone).toBe("strength");
  expect(associationSentences(matrix).join(" ")).toContain(
    "Of 3 pairs of 3 columns, 3 are stronger than 0.5",
  );
  expect(associationSentences(matrix).at(-1)).toBe("Left out: same (it does not vary).");
  expect(associationTable(matrix).rows).toHaveLength(3);
});

it("has words for one column, and for none", async () => {
  const { table, profiles } = await tableOf(["a", "1", "2", "3"]);
  const matrix = await associationMatrix(table, profiles, "spearman", keepGoing);
  expect(associationFinding(matrix)).toBe("Fewer than two columns can be compared");
  const none = await missingPatterns(table, profiles, keepGoing);
  expect(missingFinding(none)).toBe("No value is missing");
  const nothing = { target: "t", nRows: 5, columns: [], left: [] };
  expect(relationsFinding(nothing)).toBe("No column can be compared with t");
  expect(relationsSentences(nothing)[0]).toContain("no column has an effect of 0.3 or more");
});

it("says where values are missing, together and in which rows", async () => {
  const gap = (i: number, value: string) => (i % 4 === 0 ? "" : value);
  const { table, profiles } = await tableOf([
    "a,b,c",
    ...lines(40, (i) => `${gap(i, `${i}`)},${gap(i, "x")},${i === 39 ? "" : i}`),
  ]);
  const found = await missingPatterns(table, profiles, keepGoing);
  expect(missingFinding(found)).toBe("a is missing in 25\u202f% of the rows");
  expect(missingSentences(found)[0]).toBe(
    "3 columns of the table lack values; 29 rows (73\u202f%) are complete in them.",
  );
  expect(togetherFinding(found)).toBe("a and b are missing together: φ = 1.00");
  expect(patternsFinding(found)).toBe("The commonest gap is a, b together: 25\u202f% of the rows");
  expect(patternWords(found, 1)).toBe("10 rows (25\u202f%): a, b are missing");
  expect(stretchWords(found, 0, 0)).toBe("a, row 1: 100\u202f% missing");
});
