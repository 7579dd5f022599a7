import { type ColumnLayout, plainLayout, withHidden, withPinned } from "#core/project/column-layout.ts";
import type { Studio } from "#state/context.ts";
import type { StudioVerbs } from "#state/studio-state.ts";

/** Which columns are in view, and where. Each change is a named step of undo; the table itself stays as it is. */
export function layoutVerbs(studio: Studio): Pick<StudioVerbs, "hideColumns" | "pinColumn"> {
  const change = (name: string, next: (layout: ColumnLayout) => ColumnLayout) =>
    studio.edit(name, null, (project) => {
      const before = project.columnLayout ?? plainLayout;
      const columnLayout = next(before);
      return columnLayout === before ? project : { ...project, columnLayout };
    });
  return {
    hideColumns(columns, isHidden) {
      const [only] = columns;
      const what = columns.length === 1 ? `column ${only}` : `${columns.length} columns`;
      change(`${isHidden ? "hide" : "show"} ${what}`, (layout) => withHidden(layout, columns, isHidden));
    },
    pinColumn: (column, isPinned) =>
      change(`${isPinned ? "pin" : "unpin"} column ${column}`, (layout) =>
        withPinned(layout, column, isPinned),
      ),
  };
}
