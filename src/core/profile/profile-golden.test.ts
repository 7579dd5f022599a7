import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { profileColumns } from "#core/frame/summary.ts";
import { readTable } from "#core/ingest/read-table.ts";
import { textSource } from "#core/ingest/text-source.ts";
import { associationMatrix } from "#core/profile/associations/association-matrix.ts";
import type { NumberMethod } from "#core/profile/associations/association-types.ts";
import { missingPatterns } from "#core/profile/missing-patterns.ts";
import { targetRelations } from "#core/profile/target-relations.ts";
import golden from "#test/golden/profile.json";

const goOn = async () => {};
const close = (value: number | null | undefined, expected: number | null) => {
  if (expected === null) return expect(value).toBeNull();
  expect(Math.abs((value ?? Number.NaN) - expected)).toBeLessThan(1e-9 * Math.max(1, Math.abs(expected)));
};

describe.each(golden)("the profile of $name", ({ name, columns, pairs, missing, patterns }) => {
  const opened = readTable(
    textSource("t.csv", readFileSync(`public/samples/${name}.csv`, "utf8")),
    {},
    goOn,
  ).then(async ({ table, reading }) => ({ table, reading, profiles: await profileColumns(table, goOn) }));

  it("has the statistics of pandas and SciPy", async () => {
    const { profiles } = await opened;
    for (const expected of columns) {
      const profile = profiles.find((each) => each.name === expected.name);
      expect({ missing: profile?.missing, distinct: profile?.distinct }).toEqual({
        missing: expected.missing,
        distinct: expected.distinct,
      });
      const { numbers, texts } = profile ?? {};
      if (numbers) {
        close(numbers.mean, expected.mean!);
        close(numbers.std, expected.std!);
        close(numbers.skewness, expected.skewness ?? null);
        close(numbers.kurtosis, expected.kurtosis ?? null);
        expected.quantiles!.forEach((value, i) => close(numbers.quantiles[i], value));
        close(numbers.mad, expected.mad!);
        const { zeros, negatives, outliers, frequent } = numbers;
        expect([zeros, negatives, outliers.below, outliers.above, firstCounts(frequent)]).toEqual([
          expected.zeros,
          expected.negatives,
          expected.below,
          expected.above,
          expected.most,
        ]);
      } else {
        expect(firstCounts(profile?.top ?? [])).toEqual(expected.most);
        expect([texts?.shortest, texts?.longest]).toEqual(expected.lengths?.slice(0, 2));
        close(texts?.meanLength, expected.lengths![2]!);
      }
    }
  });

  it("has the associations of pandas, SciPy and scikit-learn", async () => {
    const { table, profiles } = await opened;
    const found = async (method: NumberMethod) => {
      const { columns: order, values } = await associationMatrix(table, profiles, method, goOn);
      const at = new Map(order.map((column, i) => [column.name, i]));
      return (a: string, b: string) => values[at.get(a) ?? -1]?.[at.get(b) ?? -1];
    };
    const straight = await found("pearson");
    const ranked = await found("spearman");
    for (const [a, b, r] of pairsIn(pairs.pearson)) close(straight(a, b), r);
    for (const [a, b, rho] of pairsIn(pairs.spearman)) close(ranked(a, b), rho);
    for (const [a, b, eta] of pairsIn(pairs.eta)) close(straight(a, b), eta);
    for (const [a, b, v] of pairsIn(pairs.v)) close(ranked(a, b), v);
  });

  it("has the same measures between each column and a target, where no row is sealed", async () => {
    const { table, reading, profiles } = await opened;
    const known = new Map(
      [...pairsIn(pairs.spearman), ...pairsIn(pairs.eta), ...pairsIn(pairs.v)].flatMap(([a, b, value]) => [
        [`${a} ${b}`, value] as const,
        [`${b} ${a}`, value] as const,
      ]),
    );
    let compared = 0;
    for (const { name: column, kind } of profiles.slice(0, 8)) {
      const task = kind === "numeric" || kind === "integer" ? "regression" : "multiclass";
      const asked = { column, task, plan: null } as const;
      const { columns: ranked } = await targetRelations(table, profiles, reading, asked, "spearman", goOn);
      for (const { name: other, effect } of ranked) {
        const expected = known.get(`${column} ${other}`);
        if (typeof expected !== "number") continue;
        close(Math.abs(effect), Math.abs(expected));
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(5);
  });

  it("has pandas' missing patterns", async () => {
    const { table, profiles } = await opened;
    const { columns: lacking, together, patterns: found } = await missingPatterns(table, profiles, goOn);
    const at = new Map(lacking.map((column, i) => [column.name, i]));
    for (const [a, b, phi] of pairsIn(missing)) close(together[at.get(a)!]![at.get(b)!], phi);
    expect(found.map(({ count }) => count)).toEqual(patterns);
  });
});

const firstCounts = (values: readonly { readonly count: number }[]) =>
  values.slice(0, 5).map(({ count }) => count);

/** JSON knows no tuples. */
function pairsIn(lines: readonly (readonly (string | number | null)[])[]) {
  return lines.map(([a, b, value]) => [`${a}`, `${b}`, value === null ? null : Number(value)] as const);
}
