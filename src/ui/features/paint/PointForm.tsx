import { useState } from "react";
import { addPoints, classNames, type Painting, sheet, valueRange } from "#core/paint/painting.ts";
import { Button } from "#ui/controls/Button.tsx";
import { NumberField } from "#ui/controls/NumberField.tsx";
import { Select } from "#ui/controls/Select.tsx";
import { formatNumber } from "#ui/format/numbers.ts";
import { change, startStep } from "./paint-store.ts";

/** The same as a dab of one point, for those who cannot or would not use a pointer. */
export function PointForm({ kind, room }: { readonly kind: Painting["kind"]; readonly room: number }) {
  const [x, setX] = useState(5);
  const [y, setY] = useState(5);
  const [mark, setMark] = useState(0);
  const [said, setSaid] = useState("");
  const name = kind === "class" ? (classNames[mark] ?? "A") : String(mark);
  const add = () => {
    startStep();
    change((painting) => addPoints(painting, [{ x, y, mark }]));
    setSaid(`Added ${name} at ${formatNumber(x)}, ${formatNumber(y)}`);
  };
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (room > 0) add();
      }}
    >
      <h2>Add a point by its place</h2>
      <NumberField label="x" value={x} min={sheet.min} max={sheet.max} onChange={setX} />
      <NumberField label="y" value={y} min={sheet.min} max={sheet.max} onChange={setY} />
      {kind === "class" ? (
        <Select
          label="Class"
          value={classNames[mark] ?? "A"}
          options={classNames.map((value) => ({ value, label: value }))}
          onChange={(value) => setMark(classNames.indexOf(value))}
        />
      ) : (
        <NumberField
          label="Value"
          value={mark}
          isInteger
          min={valueRange.min}
          max={valueRange.max}
          onChange={setMark}
        />
      )}
      <Button
        type="submit"
        size="small"
        className="justify-self-start self-start"
        disabledReason={room > 0 ? null : "The sheet is full"}
      >
        Add the point
      </Button>
      <output className="spoken">{said}</output>
    </form>
  );
}
