import { useState } from "react";
import { describeProblem, LatheError } from "#core/shared/problems.ts";
import { queries, useStudio } from "#state/store.ts";
import type { Dataset } from "#state/studio-state.ts";
import { Button } from "#ui/controls/Button.tsx";
import { NumberField } from "#ui/controls/NumberField.tsx";
import { refuse } from "#ui/controls/toast-queue.ts";
import { formatCount } from "#ui/format/numbers.ts";

/** Takes the values of a row of the table into the form; of the selected rows one after the other. */
export function FillFromRow({
  dataset,
  onFill,
}: {
  dataset: Dataset;
  onFill: (row: number, cells: ReadonlyMap<string, string>) => void;
}) {
  const selection = useStudio((studio) => studio.selection);
  const [row, setRow] = useState(0);
  const [at, setAt] = useState<{ readonly version: number; readonly next: number } | null>(null);
  const fill = async (place: number, amongSelected: boolean) => {
    try {
      const cells = await queries.cells(place, place + 1, amongSelected);
      const found = cells.rows[0];
      if (found === undefined) return;
      setRow(found);
      onFill(
        found,
        new Map(dataset.columns.map(({ name }, index) => [name, cells.columns[index]?.[0] ?? ""])),
      );
    } catch (error) {
      if (!(error instanceof LatheError)) throw error;
      refuse(describeProblem(error.problem).title);
    }
  };
  const count = selection?.count ?? 0;
  const next = selection !== null && at?.version === selection.version ? at.next % Math.max(1, count) : 0;
  return (
    <span className="row flex-wrap">
      {selection !== null && count > 0 ? (
        <Button
          size="small"
          onPress={() => {
            setAt({ version: selection.version, next: next + 1 });
            void fill(next, true);
          }}
        >
          Fill from selected row {formatCount(next + 1)} of {formatCount(count)}
        </Button>
      ) : null}
      <span className="w-24">
        <NumberField
          label="Row of the table"
          isLabelHidden
          isInteger
          unit="row"
          value={row}
          min={0}
          max={Math.max(0, dataset.reading.nRows - 1)}
          onChange={setRow}
        />
      </span>
      <Button size="small" onPress={() => void fill(row, false)}>
        Fill from row {row}
      </Button>
    </span>
  );
}
