import type { ColumnsField } from "#core/estimators/params.ts";
import type { StepSpec } from "#core/preprocessing/step.ts";
import { useStudio } from "#state/store.ts";
import { ColumnPicker } from "#ui/columns/ColumnPicker.tsx";
import { rolesByColumn } from "#ui/columns/roles-of-columns.ts";
import { useRoles } from "#ui/columns/use-dataset.ts";
import { Checkbox } from "#ui/controls/Checkbox.tsx";
import { Chip } from "#ui/controls/Chip.tsx";

const kindsTaken = {
  numeric: ["numeric", "integer"],
  categorical: ["categorical", "boolean", "text"],
  ordinal: [],
  datetime: ["datetime"],
} as const;

/** Which columns a step touches: every one that it can, or a list that is picked. */
export function StepColumns({
  field,
  accepts,
  value,
  isDisabled,
  onChange,
}: {
  readonly field: ColumnsField;
  readonly accepts: StepSpec["accepts"];
  readonly value: readonly string[] | null;
  readonly isDisabled: boolean;
  readonly onChange: (columns: readonly string[] | null) => void;
}) {
  const data = useStudio((studio) => studio.data);
  const roles = useRoles();
  const roleOf = rolesByColumn(roles);
  const kinds: readonly string[] = accepts.flatMap((kind) => kindsTaken[kind]);
  const columns = data.status === "ready" ? data.dataset.columns : [];
  const open = columns.filter(
    ({ name, kind }) =>
      kinds.includes(kind) && roleOf.get(name) === "feature" && value?.includes(name) !== true,
  );
  return (
    <fieldset className="param step-columns" disabled={isDisabled}>
      <div className="field">
        <span className="label">{field.label}</span>
        <div className="step-columns-value">
          <Checkbox
            isSelected={value === null}
            isDisabled={isDisabled}
            onChange={(every) => onChange(every ? null : [])}
          >
            <span className="text-ink-2">{field.every ?? "every column that it can take"}</span>
          </Checkbox>
          {value === null ? null : (
            <>
              <ul className="step-columns-list" aria-label={field.label}>
                {value.map((name) => (
                  <li key={name}>
                    <Chip
                      removeLabel={`Take ${name} off`}
                      onRemove={() => onChange(value.filter((other) => other !== name))}
                    >
                      <span className="cut">{name}</span>
                    </Chip>
                  </li>
                ))}
              </ul>
              <ColumnPicker
                isStacked
                label="Add a column"
                value={null}
                columns={open}
                isEmptied
                onChange={(name) => onChange([...value, name])}
              />
            </>
          )}
        </div>
        <span className="help">
          {value?.length === 0 ? (field.none ?? "No column is named: the step does nothing.") : field.help}
        </span>
      </div>
    </fieldset>
  );
}
