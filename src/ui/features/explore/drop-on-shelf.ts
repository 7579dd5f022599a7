import type { PickableColumn } from "#ui/columns/ColumnPicker.tsx";
import { isNumber, kindWords } from "#ui/columns/kind-words.ts";

/** What a dragged column is, so that a shelf takes nothing else. */
export const draggedColumn = "application/x-lathe-explored-column";

export interface Shelves {
  readonly across: PickableColumn;
  readonly up: PickableColumn | null;
}

export type ShelfName = "across" | "up" | "colour" | "facet" | "size" | "also" | "filter";

/**
 * The columns of both axes after one was let go on the shelf of one; a column that lies on the other changes places.
 * A refusal is the rest of a sentence: why the column does not lie there.
 */
export function dropOnAxis(
  { across, up }: Shelves,
  column: PickableColumn,
  shelf: "across" | "up",
): Shelves | { readonly refused: string } {
  if (shelf === "across") return { across: column, up: column.name === up?.name ? across : up };
  const refused = shelfRefusal("up", column);
  if (refused !== null) return { refused };
  if (column.name !== across.name) return { across, up: column };
  return up === null ? { refused: "it is drawn across already" } : { across: up, up: column };
}

/** Why a column does not lie on a shelf, as the rest of a sentence; null where it may. */
export function shelfRefusal(shelf: ShelfName, { kind }: PickableColumn): string | null {
  if (shelf === "across" || shelf === "filter") return null;
  if (shelf === "size") return isNumber(kind) ? null : `size needs a number, not a ${kindWords[kind]}`;
  const words = { up: "up needs", colour: "colour needs", facet: "panels need", also: "Also needs" }[shelf];
  return kind === "text" ? `${words} a number, a date or a category, and this is free text` : null;
}
