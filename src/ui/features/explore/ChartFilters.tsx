import { Filter } from "lucide-react";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { conditionWords, type FilterCondition } from "#core/table-edits/condition-schema.ts";
import { filterRows } from "#core/table-edits/steps/filter-rows/schema.ts";
import { useStudio } from "#state/store.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Chip } from "#ui/controls/Chip.tsx";
import { Dialog } from "#ui/controls/Dialog.tsx";
import { ConditionFields } from "#ui/selection/ConditionFields.tsx";
import { useCondition } from "#ui/selection/use-condition.ts";

/** The filters of this chart, each to be taken back, and the question for one more. The table keeps its rows, unless one says so. */
export function ChartFilters({
  filters,
  column,
  onClose,
  onChange,
}: {
  filters: readonly FilterCondition[];
  /** That a filter is asked of; null while none is. */
  column: ColumnSummary | null;
  onClose: () => void;
  onChange: (filters: readonly FilterCondition[]) => void;
}) {
  const { addEdit } = useStudio.getState();
  return (
    <>
      {filters.length === 0 ? null : (
        <section className="chart-filters" aria-label="Filters of this chart">
          <span>In this chart only:</span>
          {filters.map((filter, at) => (
            <Chip
              // A filter is known by its place in the list alone.
              // oxlint-disable-next-line react/no-array-index-key
              key={at}
              tone="accent"
              icon={Filter}
              onRemove={() => onChange(filters.filter((_, other) => other !== at))}
              removeLabel={`Take back: ${conditionWords(filter)}`}
            >
              <span className="cut">{conditionWords(filter)}</span>
            </Chip>
          ))}
          <Button
            size="small"
            variant="quiet"
            onPress={() => {
              void addEdit({ edit: filterRows.id, params: { where: [...filters], mode: "keep" }, on: true });
              onChange([]);
            }}
          >
            Filter the table so
          </Button>
        </section>
      )}
      {column === null ? null : (
        <FilterDialog
          column={column}
          onClose={onClose}
          onMade={(filter) => {
            onChange([...filters, filter]);
            onClose();
          }}
        />
      )}
    </>
  );
}

function FilterDialog({
  column,
  onClose,
  onMade,
}: {
  column: ColumnSummary;
  onClose: () => void;
  onMade: (filter: FilterCondition) => void;
}) {
  const input = useCondition(column);
  const { made } = input;
  const make = () => {
    if (made !== null) onMade(made.condition);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Which rows does this chart draw?"
      acts={
        <>
          <Button variant="quiet" onPress={onClose}>
            All of them
          </Button>
          <Button
            variant="primary"
            disabledReason={made === null ? "Say first which rows" : null}
            onPress={make}
          >
            Filter the chart
          </Button>
        </>
      }
    >
      <div className="grid gap-2">
        <ConditionFields column={column} input={input} onSubmit={make} />
        <p className="text-small text-ink-3">Of this chart alone: the table and the models keep all rows.</p>
      </div>
    </Dialog>
  );
}
