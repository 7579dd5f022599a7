import { useState } from "react";
import type { RowCondition } from "#core/frame/row-conditions.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { useStudio } from "#state/store.ts";
import { isContinuous } from "#ui/columns/kind-words.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Checkbox } from "#ui/controls/Checkbox.tsx";
import { Select } from "#ui/controls/Select.tsx";
import { TextField } from "#ui/controls/TextField.tsx";
import { formatCount } from "#ui/format/numbers.ts";
import { endOf, rangeWords } from "./range-text.ts";

type Way = "range" | "levels" | "contains" | "missing" | "present";
const wayWords: Readonly<Record<Way, string>> = {
  range: "lies between",
  levels: "is one of",
  contains: "contains",
  missing: "is missing",
  present: "is not missing",
};

/** Rows chosen by what one column holds. Every choice that a pointer can make in a figure can be made here by keys. */
export function FilterForm({ column }: { readonly column: ColumnSummary }) {
  const hasSelection = useStudio(({ selection }) => selection !== null && selection.count > 0);
  const { selectWhere } = useStudio.getState();
  const ways = waysOf(column);
  const [chosen, setWay] = useState<Way>(ways[0] ?? "missing");
  const way = ways.includes(chosen) ? chosen : (ways[0] ?? "missing");
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [text, setText] = useState("");
  const [levels, setLevels] = useState<ReadonlySet<string>>(new Set());
  const min = endOf(from, column.kind);
  const max = endOf(to, column.kind);
  const { name } = column;
  const made = ((): { condition: RowCondition; label: string } | null => {
    if (way === "missing" || way === "present")
      return { condition: { kind: way, column: name }, label: `${name} ${wayWords[way]}` };
    if (way === "contains") {
      const condition = { kind: way, column: name, text } as const;
      return text === "" ? null : { condition, label: `${name} contains “${text}”` };
    }
    if (way === "levels") {
      const condition = { kind: way, column: name, levels: [...levels] } as const;
      return levels.size === 0 ? null : { condition, label: `${name} is ${[...levels].join(" or ")}` };
    }
    if (min.error !== null || max.error !== null || (min.value === null && max.value === null)) return null;
    const condition = { kind: way, column: name, min: min.value, max: max.value } as const;
    return { condition, label: rangeWords(column, min.value, max.value) };
  })();
  const select = (isNarrowing: boolean) => {
    if (made) void selectWhere([made.condition], made.label, isNarrowing);
  };
  const isDate = column.kind === "datetime";
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        select(false);
      }}
    >
      <Select<Way>
        label={`Rows where ${name}`}
        value={way}
        options={ways.map((value) => ({ value, label: wayWords[value] }))}
        onChange={setWay}
      />
      {way === "range" ? (
        <>
          <TextField
            isMeasured
            label={isDate ? "From (date)" : "From"}
            placeholder={isDate ? "2024-01-31" : "any"}
            value={from}
            onChange={setFrom}
            error={min.error}
          />
          <TextField
            isMeasured
            label={isDate ? "To (date)" : "To"}
            placeholder={isDate ? "2024-12-31" : "any"}
            value={to}
            onChange={setTo}
            error={max.error}
          />
        </>
      ) : null}
      {way === "contains" ? (
        <TextField label="Text" value={text} onChange={setText} onSubmit={() => select(false)} />
      ) : null}
      {way === "levels" ? (
        <fieldset className="grid gap-1 py-1">
          <legend className="spoken">Values of {name}</legend>
          {column.top.map(({ value, count }) => (
            <Checkbox
              key={value}
              isSelected={levels.has(value)}
              onChange={(isOn) => {
                const next = new Set(levels);
                if (isOn) next.add(value);
                else next.delete(value);
                setLevels(next);
              }}
            >
              <span className="min-w-0 flex-1 cut">{value}</span>
              <span className="num text-small text-ink-3">{formatCount(count)}</span>
            </Checkbox>
          ))}
        </fieldset>
      ) : null}
      <div className="row mt-2 flex-wrap">
        <Button size="small" type="submit" disabledReason={made === null ? "Say first which rows" : null}>
          Select rows
        </Button>
        {hasSelection ? (
          <Button
            size="small"
            variant="quiet"
            disabledReason={made === null ? "Say first which rows" : null}
            onPress={() => select(true)}
          >
            Narrow the selection
          </Button>
        ) : null}
      </div>
    </form>
  );
}

function waysOf({ kind, top, missing, nRows }: ColumnSummary): readonly Way[] {
  const by: Way[] = isContinuous(kind)
    ? ["range"]
    : [...(top.length > 0 ? ["levels" as const] : []), "contains"];
  const gaps: Way[] = missing > 0 && missing < nRows ? ["missing", "present"] : [];
  return missing === nRows ? ["missing"] : [...by, ...gaps];
}
