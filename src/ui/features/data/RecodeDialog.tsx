import { useMemo, useState } from "react";
import { similarValues } from "#core/frame/similar-values.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { useStudio } from "#state/store.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Checkbox } from "#ui/controls/Checkbox.tsx";
import { Dialog } from "#ui/controls/Dialog.tsx";
import { TextField } from "#ui/controls/TextField.tsx";
import { formatCount } from "#ui/format/numbers.ts";

/** Values of a column renamed, merged or made missing. Spellings that look like one value are offered together. */
export default function RecodeDialog({
  column,
  onClose,
}: {
  readonly column: ColumnSummary;
  readonly onClose: () => void;
}) {
  const { addEdit } = useStudio.getState();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [to, setTo] = useState("");
  const similar = useMemo(() => similarValues(column.top), [column]);
  const recode = (values: readonly (readonly [string, string | null])[]) => {
    onClose();
    void addEdit({ edit: "recode", params: { column: column.name, values }, on: true });
  };
  const toggle = (value: string, isOn: boolean) => {
    const next = new Set(chosen);
    if (isOn) next.add(value);
    else next.delete(value);
    if (chosen.size === 0 && isOn) setTo(value);
    setChosen(next);
  };
  const values = [...chosen];
  const refusal =
    values.length === 0 ? "Choose values first" : to.trim() === "" ? "Say what they are to be called" : null;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="wide"
      title={`Which values of “${column.name}” mean the same?`}
      acts={
        <>
          <Button variant="quiet" onPress={onClose}>
            Leave them
          </Button>
          <Button
            disabledReason={values.length === 0 ? "Choose values first" : null}
            onPress={() => recode(values.map((value) => [value, null]))}
          >
            Make them missing
          </Button>
          <Button
            variant="primary"
            disabledReason={refusal}
            onPress={() => recode(values.filter((value) => value !== to).map((value) => [value, to]))}
          >
            {values.length > 1 ? "Merge the values" : "Rename the value"}
          </Button>
        </>
      }
    >
      {similar.length > 0 ? (
        <ul className="recode-similar" aria-label="Spellings that look like one value">
          {similar.map(({ keep, others }) => (
            <li key={keep.value}>
              <span>
                {others.map(({ value }) => (
                  <q key={value}>{value}</q>
                ))}{" "}
                {others.length === 1 ? "looks" : "look"} like <q>{keep.value}</q>
              </span>
              <Button
                size="small"
                onPress={() => recode(others.map(({ value }) => [value, keep.value]))}
              >{`Merge into ${keep.value}`}</Button>
            </li>
          ))}
        </ul>
      ) : null}
      <fieldset className="recode-values">
        <legend className="spoken">Values of {column.name}</legend>
        {column.top.map(({ value, count }) => (
          <Checkbox key={value} isSelected={chosen.has(value)} onChange={(isOn) => toggle(value, isOn)}>
            <span className="min-w-0 flex-1 cut">{value}</span>
            <span className="num text-small text-ink-3">{formatCount(count)}</span>
          </Checkbox>
        ))}
      </fieldset>
      {column.distinct > column.top.length ? (
        <p className="text-small text-ink-3">
          The {column.top.length} most frequent of {formatCount(column.distinct)} values are listed. Others
          are reached by “Find and replace”.
        </p>
      ) : null}
      <TextField label="Call them" isMeasured value={to} onChange={setTo} />
    </Dialog>
  );
}
