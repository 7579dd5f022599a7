import { Filter } from "lucide-react";
import { conditionWords } from "#core/table-edits/condition-schema.ts";
import { filterRows, type FilterRowsParams } from "#core/table-edits/steps/filter-rows/schema.ts";
import { editWords } from "#core/table-edits/apply-edits.ts";
import type { TableEdit } from "#core/table-edits/table-edit.ts";
import { useStudio } from "#state/store.ts";
import { Chip } from "#ui/controls/Chip.tsx";

/** Each filter of the table that is on, as a chip that can be taken back. */
export function FilterChips({
  edits,
  notes,
}: {
  readonly edits: readonly TableEdit[];
  /** What each edit did. */
  readonly notes: readonly (string | null)[];
}) {
  const { setEdits } = useStudio.getState();
  return edits.map((edit, at) => {
    if (!isFilter(edit)) return null;
    const { where, mode } = edit.params as FilterRowsParams;
    const words = where.map(conditionWords).join(" and ");
    return (
      <Chip
        // An edit is known by its place in the list alone.
        // oxlint-disable-next-line react/no-array-index-key
        key={at}
        tone="accent"
        icon={Filter}
        title={notes[at] ?? undefined}
        onRemove={() =>
          void setEdits(
            edits.filter((_, other) => other !== at),
            `take back: ${editWords(edit)}`,
          )
        }
        removeLabel={`Take back: ${editWords(edit)}`}
      >
        <span className="cut">{mode === "keep" ? words : `not where ${words}`}</span>
      </Chip>
    );
  });
}

export function isFilter({ edit, on }: TableEdit): boolean {
  return on && edit === filterRows.id;
}
