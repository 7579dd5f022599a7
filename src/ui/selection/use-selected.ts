import { useMemo } from "react";
import type { RunId } from "#core/shared/brand.ts";
import { queries, useStudio } from "#state/store.ts";
import { useAnswer } from "#ui/answers/use-answer.ts";
import { runVersion } from "#ui/runs/run-version.ts";

/** Selected rows in each bar of a column; null without a selection. */
export function useSelectedByBin(dataKey: string, column: string | null): readonly number[] | null {
  const version = useVersion();
  const isAsked = version !== null && column !== null;
  const { value } = useAnswer(isAsked ? `selected bins ${dataKey} ${version} ${column}` : null, () =>
    queries.selectedByBin(column ?? ""),
  );
  return isAsked ? value : null;
}

/** Selected rows in each confusion cell of a run; null without a selection. */
export function useSelectedByCell(run: RunId, sealed: boolean): readonly (readonly number[])[] | null {
  const version = useVersion();
  const threshold = useStudio((studio) => studio.project.threshold);
  const shapeEdits = useStudio((studio) => studio.project.runs.find(({ id }) => id === run)?.shapeEdits);
  const named = runVersion({ id: run, shapeEdits });
  const { value } = useAnswer(
    version === null ? null : `selected cells ${named} ${sealed} ${threshold} ${version}`,
    () => queries.selectedByCell(run, sealed),
  );
  return version === null ? null : value;
}

/** Those of some data rows that are selected. */
export function useSelectedAmong(rows: readonly number[]): ReadonlySet<number> {
  const version = useVersion();
  return useMemo(() => (version === null ? new Set<number>() : queries.selectedAmong(rows)), [version, rows]);
}

function useVersion(): number | null {
  return useStudio(({ selection }) => selection?.version ?? null);
}
