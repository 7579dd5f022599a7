import type { SelectionRecord } from "#core/project/run.ts";
import { FactList } from "#ui/columns/FactList.tsx";
import { formatCount, plural } from "#ui/format/numbers.ts";
import { selectionWords } from "./selection-words.ts";

const mostShown = 12;

/** What a step that chooses among columns chose, and how often over the folds. */
export function SelectionFacts({ selection }: { readonly selection: SelectionRecord }) {
  const { step, columns, nFolds } = selection;
  const nMore = columns.length - mostShown;
  return (
    <details open className="mt-3">
      <summary>{step}: how often each was kept</summary>
      <p className="muted small my-1">{selectionWords(selection)}</p>
      <FactList
        facts={columns
          .slice(0, mostShown)
          .map(({ column, folds }) => [column, `${formatCount(folds)} of ${plural(nFolds, "fold")}`])}
      />
      {nMore > 0 ? (
        <p className="muted small">{plural(nMore, "more column")} kept less often or later.</p>
      ) : null}
    </details>
  );
}
