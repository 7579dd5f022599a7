import { startTransition, useEffect, useState } from "react";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { chiSquareTest, correlationTest } from "#core/profile/association-test.ts";
import { LatheError } from "#core/shared/problems.ts";
import { queries } from "#state/store.ts";
import type { Distribution, ScatterSample } from "#state/studio-state.ts";
import { cramersV } from "#ui/columns/association.ts";
import { isNumber } from "#ui/columns/kind-words.ts";

/** How strongly a column goes with the target: Cramér's V of its levels with classes, or |r| of two numbers. */
interface Strength {
  readonly column: string;
  readonly strength: number;
  /** More than chance gives any of the columns asked about, 19 times in 20 (Bonferroni). */
  readonly isProven: boolean;
}

export type Worth =
  | (Strength & { readonly distribution: Distribution })
  | (Strength & { readonly sample: ScatterSample });

/** Chance of even one column that has nothing to do with the target. */
const mostChance = 0.05;

/** Columns asked about: past these, looking at each would keep the reader waiting. */
const mostRanked = { classes: 60, numbers: 24 } as const;

/** Columns by how strongly each goes with the target, on its own; empty until all have answered. */
export function useWorthDrawing(
  dataKey: string,
  columns: readonly ColumnSummary[],
  target: string | null,
  isClassification: boolean,
): readonly Worth[] {
  const [found, setFound] = useState<{ key: string; worth: readonly Worth[] }>({ key: "", worth: [] });
  useEffect(() => {
    if (target === null) return;
    let wanted = true;
    const others = columns.filter(({ name, distinct }) => name !== target && distinct > 1);
    const asked = isClassification
      ? others.filter(({ kind }) => kind !== "text").slice(0, mostRanked.classes)
      : others.filter(({ kind }) => isNumber(kind)).slice(0, mostRanked.numbers);
    void (async () => {
      const worth: Worth[] = [];
      const level = mostChance / asked.length;
      const gaps = columns.find(({ name }) => name === target)?.missing ?? 0;
      for (const column of asked) {
        try {
          worth.push(
            isClassification
              ? await withClasses(column.name, level)
              : await withNumber(column, target, gaps, level),
          );
        } catch (error) {
          if (!(error instanceof LatheError)) throw error; // else its own figure says why when it is opened
        }
        if (!wanted) return;
      }
      worth.sort((a, b) => b.strength - a.strength);
      startTransition(() => setFound({ key: dataKey, worth }));
    })();
    return () => {
      wanted = false;
    };
    // The key stands for the table and its target.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [dataKey, isClassification]);
  return found.key === dataKey ? found.worth : [];
}

async function withClasses(column: string, level: number): Promise<Worth> {
  const distribution = await queries.distribution(column);
  const { groups } = distribution;
  const table = groups[0]?.counts.map((_, bar) => groups.map(({ counts }) => counts[bar] ?? 0)) ?? [];
  const isProven = chiSquareTest(table) < level;
  return { column, strength: cramersV(distribution), isProven, distribution };
}

async function withNumber(
  { name, missing, nRows }: ColumnSummary,
  target: string,
  gaps: number,
  level: number,
): Promise<Worth> {
  const sample = await queries.scatter(name, target);
  const r = sample.correlation ?? 0;
  const isProven = correlationTest(r, nRows - missing - gaps) < level; // as few rows as can be complete
  return { column: name, strength: Math.abs(r), isProven, sample };
}
