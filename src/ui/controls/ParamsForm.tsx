import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { fieldInWords, hasSay } from "#core/estimators/field-words.ts";
import type {
  ColumnDirection,
  Field,
  Fields,
  OptionalIntegerField,
  ParamsSchema,
} from "#core/estimators/params.ts";
import type { Task } from "#core/pipeline/task.ts";
import { Checkbox } from "./Checkbox.tsx";
import { ColumnDirections, type ParamColumn } from "./ColumnDirections.tsx";
import { ColumnGroups } from "./ColumnGroups.tsx";
import { IconButton } from "./IconButton.tsx";
import { IntegersField } from "./IntegersField.tsx";
import { NumberField } from "./NumberField.tsx";
import { Select } from "./Select.tsx";
import { Switch } from "./Switch.tsx";

type Values = Readonly<Record<string, unknown>>;

/**
 * The settings of a model or a step, drawn from its schema: the right control by type, help, range and default; a value
 * that was changed is solid and has an arrow back to its default, one that was not is dashed.
 */
export function ParamsForm<P extends object>({
  schema,
  value,
  onChange,
  errors,
  isDisabled = false,
  without = [],
  columns = [],
  task = null,
}: {
  readonly schema: ParamsSchema<P>;
  readonly value: P;
  readonly onChange: (value: P) => void;
  /** Messages by field name. */
  readonly errors?: ReadonlyMap<string, string>;
  readonly isDisabled?: boolean;
  /** Fields that are set elsewhere. */
  readonly without?: readonly string[];
  /** What columns there are, for settings of columns. */
  readonly columns?: readonly ParamColumn[];
  /** What is predicted: settings of other tasks are left out. */
  readonly task?: Task | null;
}) {
  const [showsAll, setShowsAll] = useState(false);
  const fields: Fields = schema.fields;
  const values = value as Values;
  const defaults = schema.defaults as Values;
  const names = Object.keys(fields).filter(
    (name) =>
      fields[name]?.type !== "layers" &&
      fields[name]?.type !== "columns" &&
      !without.includes(name) &&
      (hasSay(fields, values, name, task) || errors?.has(name) === true),
  );
  const isShown = (name: string) =>
    showsAll ||
    fields[name]?.advanced !== true ||
    !isSame(values[name], defaults[name]) ||
    errors?.has(name) === true;
  const hidden = names.filter((name) => !isShown(name)).length;
  const hasAdvanced = names.some((name) => fields[name]?.advanced === true);
  return (
    <fieldset className="contents" disabled={isDisabled}>
      {names.filter(isShown).map((name) => {
        const field = fields[name];
        if (field === undefined) return null;
        const isDefault = isSame(values[name], defaults[name]);
        return (
          <div className="param" key={name}>
            <FieldControl
              field={field}
              value={values[name]}
              isDefault={isDefault}
              error={errors?.get(name) ?? null}
              columns={columns}
              onChange={(next) => onChange({ ...value, [name]: next })}
            />
            {isDefault ? null : (
              <span className="param-reset">
                <IconButton
                  icon={RotateCcw}
                  size="small"
                  label={`Back to the default of ${field.label}: ${fieldInWords(field, field.default)}`}
                  onPress={() => onChange({ ...value, [name]: field.default })}
                />
              </span>
            )}
          </div>
        );
      })}
      {hasAdvanced ? (
        <div className="pt-2">
          <Switch isSelected={showsAll} onChange={setShowsAll}>
            <span className="text-ink-2">All settings{hidden === 0 ? "" : `, ${hidden} more`}</span>
          </Switch>
        </div>
      ) : null}
    </fieldset>
  );
}

function FieldControl({
  field,
  value,
  isDefault,
  error,
  columns,
  onChange,
}: {
  readonly field: Field;
  readonly value: unknown;
  readonly isDefault: boolean;
  readonly error: string | null;
  readonly columns: readonly ParamColumn[];
  readonly onChange: (value: unknown) => void;
}) {
  const { label, help } = field;
  switch (field.type) {
    case "number":
    case "integer":
      return (
        <NumberField
          label={label}
          help={`${help}${field.log === true ? " Log scale." : ""}`}
          error={error}
          value={value as number}
          onChange={onChange}
          min={field.min}
          max={field.max}
          isInteger={field.type === "integer"}
          isLog={field.log === true && field.min >= 0}
          hasSlider
          unit={field.unit}
          isAuto={isDefault}
        />
      );
    case "choice": {
      const chosen = field.choices.find((choice) => choice.value === value);
      return (
        <Select
          label={label}
          help={chosen?.help ?? help}
          error={error}
          value={value as string}
          options={field.choices.map((choice) => ({
            value: choice.value,
            label: choice.label,
            hint: choice.help,
          }))}
          onChange={onChange}
        />
      );
    }
    case "columns":
      return null; // the recipe's, which knows the columns
    case "layers":
      return null; // the network designer's
    case "column-directions":
      return (
        <ColumnDirections
          label={label}
          help={help}
          error={error}
          value={value as readonly ColumnDirection[]}
          columns={columns}
          onChange={onChange}
        />
      );
    case "column-groups":
      return (
        <ColumnGroups
          label={label}
          help={help}
          error={error}
          value={value as readonly (readonly string[])[]}
          columns={columns}
          onChange={onChange}
        />
      );
    case "switch":
      return (
        <div className="field">
          <span className="label" aria-hidden>
            {label}
          </span>
          <Switch label={label} isSelected={value as boolean} onChange={onChange}>
            <span className="text-ink-2">{value === true ? "on" : "off"}</span>
          </Switch>
          <span className={error === null ? "help" : "error"}>{error ?? help}</span>
        </div>
      );
    case "integers":
      return (
        <IntegersField
          label={label}
          help={help}
          error={error}
          value={value as readonly number[]}
          field={field}
          onChange={onChange}
        />
      );
    case "optional-integer":
      return (
        <>
          <div className="field">
            <span className="label">{label}</span>
            <Checkbox
              isSelected={value !== null}
              label={`${label}: ${numberIsSet(field)}`}
              onChange={(isSet) => onChange(isSet ? (field.default ?? field.first ?? field.min) : null)}
            >
              <span className="text-ink-2">{numberIsSet(field)}</span>
            </Checkbox>
            {value === null ? (
              <span className={error === null ? "help" : "error"}>{error ?? help}</span>
            ) : null}
          </div>
          {value === null ? null : (
            <NumberField
              label={field.none === undefined ? `${label}, at most` : label}
              isLabelHidden={field.none !== undefined} // it stands before the tick
              help={help}
              error={error}
              value={value as number}
              onChange={onChange}
              min={field.min}
              max={field.max}
              isInteger
              unit={field.unit}
              isAuto={isDefault}
            />
          )}
        </>
      );
  }
}

/** What a tick says: it stays the same, ticked or not. */
function numberIsSet({ none }: OptionalIntegerField): string {
  return none === undefined ? "set a bound" : "set a number";
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
