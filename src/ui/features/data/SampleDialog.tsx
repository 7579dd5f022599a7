import { useState } from "react";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { sampleRows } from "#core/table-edits/steps/sample-rows/schema.ts";
import { useStudio } from "#state/store.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Dialog } from "#ui/controls/Dialog.tsx";
import { NumberField } from "#ui/controls/NumberField.tsx";
import { Segmented } from "#ui/controls/Segmented.tsx";
import { Select } from "#ui/controls/Select.tsx";
import { formatCount, plural } from "#ui/format/numbers.ts";

/** No column is called so: it is no name at all. */
const none = "";

/** Fewer rows, drawn at random: so many or a share of them, with the shares of a column's values kept. */
export default function SampleDialog({
  columns,
  onClose,
}: {
  readonly columns: readonly ColumnSummary[];
  readonly onClose: () => void;
}) {
  const { addEdit } = useStudio.getState();
  const nRows = columns[0]?.nRows ?? 0;
  const [isShare, setIsShare] = useState(true);
  const [percent, setPercent] = useState(10);
  const [n, setN] = useState(Math.min(10_000, Math.max(1, Math.round(nRows / 10))));
  const [by, setBy] = useState<string>(none);
  const [seed, setSeed] = useState(0);
  const kept = isShare ? Math.max(1, Math.round((percent / 100) * nRows)) : n;
  const refusal = kept >= nRows ? "That is every row" : null;
  const keep = () => {
    if (refusal !== null) return;
    onClose();
    const params = {
      ...(isShare ? { share: percent / 100 } : { n }),
      ...(by === none ? {} : { by }),
      randomState: seed,
    };
    void addEdit({ edit: sampleRows.id, params, on: true });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="How many rows should stay?"
      acts={
        <>
          <Button variant="quiet" onPress={onClose}>
            All of them
          </Button>
          <Button variant="primary" disabledReason={refusal} onPress={keep}>
            Keep this sample
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <div className="justify-self-start">
          <Segmented<"share" | "rows">
            label="Said as"
            value={isShare ? "share" : "rows"}
            onChange={(way) => setIsShare(way === "share")}
            options={[
              { value: "share", label: "A share" },
              { value: "rows", label: "A number" },
            ]}
          />
        </div>
        {isShare ? (
          <NumberField label="Share" value={percent} min={0.01} max={100} unit="%" onChange={setPercent} />
        ) : (
          <NumberField label="Rows" value={n} min={1} max={nRows} isInteger onChange={setN} />
        )}
        <Select
          label="Keep the shares of"
          value={by}
          options={[
            { value: none, label: "no column" },
            ...columns.filter(({ top }) => top.length > 0).map(({ name }) => ({ value: name, label: name })),
          ]}
          onChange={setBy}
          help="Its values stay as frequent as they are, to a row."
        />
        <NumberField
          label="Seed"
          value={seed}
          min={0}
          isInteger
          onChange={setSeed}
          help="The same seed draws the same rows."
        />
        <output className="num text-small text-ink-2">
          {formatCount(kept)} of {plural(nRows, "row")}, drawn at random
        </output>
      </div>
    </Dialog>
  );
}
