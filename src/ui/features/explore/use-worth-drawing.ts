import { useEffect, useState } from "react";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { LatheError } from "#core/shared/problems.ts";
import { queries } from "#state/store.ts";
import type { Distribution, ScatterSample } from "#state/studio-state.ts";
import { cramersV } from "#ui/columns/association.ts";
import { isNumber } from "#ui/columns/kind-words.ts";

/** How strongly a column goes with the target: Cramér's V of its levels with classes, or |r| of two numbers. */
export type Worth =
  | { readonly column: string; readonly strength: number; readonly distribution: Distribution }
  | { readonly column: string; readonly strength: number; readonly sample: ScatterSample };

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
      for (const { name } of asked) {
        try {
          worth.push(isClassification ? await withClasses(name) : await withNumber(name, target));
        } catch (error) {
          if (!(error instanceof LatheError)) throw error; // else its own figure says why when it is opened
        }
        if (!wanted) return;
      }
      worth.sort((a, b) => b.strength - a.strength);
      setFound({ key: dataKey, worth });
    })();
    return () => {
      wanted = false;
    };
    // The key stands for the table and its target.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [dataKey, isClassification]);
  return found.key === dataKey ? found.worth : [];
}

async function withClasses(column: string): Promise<Worth> {
  const distribution = await queries.distribution(column);
  return { column, strength: cramersV(distribution), distribution };
}

async function withNumber(column: string, target: string): Promise<Worth> {
  const sample = await queries.scatter(column, target);
  return { column, strength: Math.abs(sample.correlation ?? 0), sample };
}
