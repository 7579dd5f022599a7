import type { PickableColumn } from "#ui/columns/ColumnPicker.tsx";
import { isContinuous, kindWords } from "#ui/columns/kind-words.ts";

/** What a dragged column is, so that a shelf takes nothing else. */
export const draggedColumn = "application/x-lathe-explored-column";

export interface Shelves {
  readonly across: PickableColumn;
  readonly up: PickableColumn | null;
}

/**
 * The figure's columns after one was let go on a shelf; a column that lies on the other shelf changes places.
 * A refusal is the rest of a sentence: why the column does not lie there.
 */
export function dropOnShelf(
  { across, up }: Shelves,
  column: PickableColumn,
  shelf: keyof Shelves,
): Shelves | { readonly refused: string } {
  if (shelf === "across") return { across: column, up: column.name === up?.name ? across : up };
  const newAcross = column.name === across.name && up !== null ? up : across;
  if (!isContinuous(column.kind))
    return { refused: `up needs a number or a date, not a ${kindWords[column.kind]}` };
  if (!isContinuous(newAcross.kind)) {
    return {
      refused: `up needs a number or a date across, and “${newAcross.name}” is a ${kindWords[newAcross.kind]}`,
    };
  }
  if (column.name === newAcross.name) return { refused: "it is drawn across already" };
  return { across: newAcross, up: column };
}
