import { useMemo, useState } from "react";
import { foldText } from "#core/frame/fold-text.ts";
import { type SimilarValues, similarValues } from "#core/frame/similar-values.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { queries, useStudio } from "#state/store.ts";
import { useAnswer } from "#ui/answers/use-answer.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Checkbox } from "#ui/controls/Checkbox.tsx";
import { Dialog } from "#ui/controls/Dialog.tsx";
import { SearchBox } from "#ui/controls/SearchBox.tsx";
import { TextField } from "#ui/controls/TextField.tsx";
import { formatCount } from "#ui/format/numbers.ts";
import { recodeChoice } from "./recode-choice.ts";

/** More are not drawn: the others are found by a part of their name. */
const mostListed = 120;

/** Values of a column renamed, merged or made missing. Spellings that look like one value are offered together. */
export default function RecodeDialog({
  column,
  dataKey,
  onClose,
}: {
  readonly column: ColumnSummary;
  /** Stands for this reading of the table. */
  readonly dataKey: string;
  readonly onClose: () => void;
}) {
  const { addEdit } = useStudio.getState();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [to, setTo] = useState("");
  const [wanted, setWanted] = useState("");
  // Misspellings are rare: they are looked for among all values, not among the most frequent ones.
  const { value: counted } = useAnswer(`levels ${dataKey} ${column.name}`, () => queries.levels(column.name));
  const all = counted ?? column.top;
  const similar = useMemo(() => similarValues(all), [all]);
  const matching = useMemo(() => {
    const folded = foldText(wanted.trim());
    return all.filter(({ value }) => foldText(value).includes(folded));
  }, [all, wanted]);
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
  const choice = recodeChoice(values, to);
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
            disabledReason={choice.refusal}
            onPress={() => choice.values && recode(choice.values)}
          >
            {values.length > 1 ? "Merge the values" : "Rename the value"}
          </Button>
        </>
      }
    >
      {similar.length > 0 ? (
        <ul className="recode-similar" aria-label="Spellings that look like one value">
          {similar.map((group) => (
            <li key={group.keep.value}>
              <span>
                {group.others.map(({ value }) => (
                  <q key={value}>{value}</q>
                ))}{" "}
                {group.others.length === 1 ? "looks" : "look"} like <q>{group.keep.value}</q>
              </span>
              <Button
                size="small"
                onPress={() => recode(mergedInto(group))}
              >{`Merge into ${group.keep.value}`}</Button>
            </li>
          ))}
        </ul>
      ) : null}
      {similar.length > 1 ? (
        <div className="row mb-3">
          <Button size="small" onPress={() => recode(similar.flatMap(mergedInto))}>
            Merge all {formatCount(similar.length)} groups
          </Button>
        </div>
      ) : null}
      {all.length > column.top.length ? (
        <SearchBox
          label="Find a value"
          placeholder={`Find among ${formatCount(all.length)} values`}
          value={wanted}
          onChange={setWanted}
          isMeasured
          className="mb-2"
        />
      ) : null}
      <fieldset className="recode-values">
        <legend className="spoken">Values of {column.name}</legend>
        {matching.slice(0, mostListed).map(({ value, count }) => (
          <Checkbox key={value} isSelected={chosen.has(value)} onChange={(isOn) => toggle(value, isOn)}>
            <span className="min-w-0 flex-1 cut">{value}</span>
            <span className="num text-small text-ink-3">{formatCount(count)}</span>
          </Checkbox>
        ))}
      </fieldset>
      {matching.length > mostListed ? (
        <p className="text-small text-ink-3">
          {formatCount(matching.length - mostListed)} more: type a part of their name.
        </p>
      ) : null}
      <TextField label="Call them" isMeasured value={to} onChange={setTo} />
    </Dialog>
  );
}

function mergedInto({ keep, others }: SimilarValues): readonly (readonly [string, string])[] {
  return others.map(({ value }) => [value, keep.value] as const);
}
