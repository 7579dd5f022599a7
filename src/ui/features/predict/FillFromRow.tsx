import { useState } from "react";
import { describeProblem, LatheError } from "#core/shared/problems.ts";
import { queries } from "#state/store.ts";
import type { Dataset } from "#state/studio-state.ts";
import { Button } from "#ui/controls/Button.tsx";
import { NumberField } from "#ui/controls/NumberField.tsx";
import { toast } from "#ui/controls/toast-queue.ts";

/** Takes the values of a row of the table into the form. */
export function FillFromRow({
  dataset,
  onFill,
}: {
  dataset: Dataset;
  onFill: (row: number, cells: ReadonlyMap<string, string>) => void;
}) {
  const [row, setRow] = useState(0);
  const fill = async () => {
    try {
      const cells = await queries.cells(row, row + 1, false);
      onFill(row, new Map(dataset.columns.map(({ name }, index) => [name, cells.columns[index]?.[0] ?? ""])));
    } catch (error) {
      if (!(error instanceof LatheError)) throw error;
      toast(describeProblem(error.problem).title);
    }
  };
  return (
    <span className="row">
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
      <Button size="small" onPress={() => void fill()}>
        Fill from row {row}
      </Button>
    </span>
  );
}
