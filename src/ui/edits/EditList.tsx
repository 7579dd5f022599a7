import { GripVertical, X } from "lucide-react";
import { Button as AriaButton, GridList, GridListItem } from "react-aria-components";
import { editWords } from "#core/table-edits/apply-edits.ts";
import { findEdit } from "#core/table-edits/registry.ts";
import type { TableEdit } from "#core/table-edits/table-edit.ts";
import { capital } from "#core/shared/capital.ts";
import { useStudio } from "#state/store.ts";
import { IconButton } from "#ui/controls/IconButton.tsx";
import { Switch } from "#ui/controls/Switch.tsx";
import { useReorder } from "#ui/controls/use-reorder.ts";

/** What was changed in the table, in the order it is done: dragged to another place, switched off and on, taken back. */
export function EditList({
  edits,
  notes,
}: {
  readonly edits: readonly TableEdit[];
  readonly notes: readonly (string | null)[];
}) {
  const { setEdits } = useStudio.getState();
  const dragAndDropHooks = useReorder(edits, wordsOf, (moved) => void setEdits(moved, "reorder the edits"));
  const items = edits.map((edit, at) => ({ id: at, edit, words: wordsOf(edit) }));
  return (
    <GridList
      aria-label="Edits of the table, in the order they are made"
      className="recipe-list"
      items={items}
      dependencies={[edits, notes]}
      selectionMode="none"
      dragAndDropHooks={dragAndDropHooks}
      renderEmptyState={() => <p className="muted">The table stands as it was read.</p>}
    >
      {({ id, edit, words }) => (
        <GridListItem id={id} textValue={words} className="recipe-step" data-off={!edit.on || undefined}>
          <div className="line">
            <AriaButton slot="drag" className="grip" aria-label={`Move: ${words}`}>
              <GripVertical className="icon small" aria-hidden />
            </AriaButton>
            <span className="place">{id + 1}</span>
            <span className="title min-w-0 flex-1">{words}</span>
            <Switch
              label={`${words}: ${edit.on ? "on" : "off"}`}
              isSelected={edit.on}
              onChange={(on) =>
                void setEdits(
                  edits.map((each, at) => (at === id ? { ...each, on } : each)),
                  `switch ${on ? "on" : "off"}: ${words}`,
                )
              }
            />
            <IconButton
              icon={X}
              size="small"
              label={`Take back: ${words}`}
              onPress={() =>
                void setEdits(
                  edits.filter((_, at) => at !== id),
                  `take back: ${words}`,
                )
              }
            />
          </div>
          <p className="summary">
            {edit.on ? (notes[id] ?? "") : "off"}
            {reach[findEdit(edit.edit).appliesTo]}
          </p>
        </GridListItem>
      )}
    </GridList>
  );
}

function wordsOf(edit: TableEdit | undefined): string {
  return edit === undefined ? "" : capital(editWords(edit));
}

/** What an edit means for rows to be predicted. */
const reach = {
  "any-table": "",
  "this-table": ". Of these rows only: rows to be predicted are not touched",
  "done-before": ". Rows to be predicted must come with it done",
} as const;
