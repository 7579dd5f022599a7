import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { Checkbox } from "#ui/controls/Checkbox.tsx";
import { Select } from "#ui/controls/Select.tsx";
import { TextField } from "#ui/controls/TextField.tsx";
import { formatCount } from "#ui/format/numbers.ts";
import { type ConditionInput, type ConditionWay, wayWords } from "./use-condition.ts";

/** The fields of a condition on one column: which way, and its ends, its values or its text. */
export function ConditionFields({
  column,
  input,
  onSubmit,
}: {
  readonly column: ColumnSummary;
  readonly input: ConditionInput;
  readonly onSubmit: () => void;
}) {
  const { name } = column;
  const { way } = input;
  const isDate = column.kind === "datetime";
  return (
    <>
      <Select<ConditionWay>
        label={`Rows where ${name}`}
        value={way}
        options={input.ways.map((value) => ({ value, label: wayWords[value] }))}
        onChange={input.setWay}
      />
      {way === "range" ? (
        <>
          <TextField
            isMeasured
            label={isDate ? "From (date)" : "From"}
            placeholder={isDate ? "2024-01-31" : "any"}
            value={input.from}
            onChange={input.setFrom}
            onSubmit={onSubmit}
            error={input.fromError}
          />
          <TextField
            isMeasured
            label={isDate ? "To (date)" : "To"}
            placeholder={isDate ? "2024-12-31" : "any"}
            value={input.to}
            onChange={input.setTo}
            onSubmit={onSubmit}
            error={input.toError}
          />
        </>
      ) : null}
      {way === "contains" ? (
        <TextField label="Text" value={input.text} onChange={input.setText} onSubmit={onSubmit} />
      ) : null}
      {way === "levels" ? (
        <fieldset className="condition-levels">
          <legend className="spoken">Values of {name}</legend>
          {column.top.map(({ value, count }) => (
            <Checkbox
              key={value}
              isSelected={input.levels.has(value)}
              onChange={(isOn) => input.toggleLevel(value, isOn)}
            >
              <span className="min-w-0 flex-1 cut">{value}</span>
              <span className="num text-small text-ink-3">{formatCount(count)}</span>
            </Checkbox>
          ))}
        </fieldset>
      ) : null}
      {way === "levels" && column.distinct > column.top.length ? (
        <p className="text-small text-ink-3">
          The {column.top.length} most frequent of {formatCount(column.distinct)} values are listed. Others
          are reached by “contains”.
        </p>
      ) : null}
    </>
  );
}
