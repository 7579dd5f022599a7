import { GripVertical } from "lucide-react";
import { useCallback, useMemo } from "react";
import { Button as AriaButton, GridList, GridListItem, useDragAndDrop } from "react-aria-components";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import type { Role } from "#core/pipeline/plan-types.ts";
import { ColumnKindIcon } from "#ui/columns/ColumnKindIcon.tsx";
import { roleWords, whyNotRole } from "#ui/columns/roles-of-columns.ts";
import { InTurn, useInParts } from "#ui/controls/InTurn.tsx";
import { Menu } from "#ui/controls/Menu.tsx";
import { refuse } from "#ui/controls/toast-queue.ts";
import { formatCount } from "#ui/format/numbers.ts";
import { shelves } from "./shelves.ts";

const dragged = "application/x-lathe-column";
/** More pills than this are no shelf: the list has them all. */
const mostPills = 60;
/** A pill can be dragged and has a menu, so it is costly: so many are drawn in one task. */
const pillsAtOnce = 6;

/** Columns as pills on a shelf a role; a pill is dragged to another shelf, or moved from its menu. */
export function RoleShelves({
  columns,
  roleOf,
  consequences,
  onRole,
  onList,
}: {
  readonly columns: readonly ColumnSummary[];
  readonly roleOf: (column: string) => Role;
  /** What a role does, in a sentence. */
  readonly consequences: ReadonlyMap<Role, string>;
  readonly onRole: (column: string, role: Role) => void;
  /** Shows the list instead. */
  readonly onList: () => void;
}) {
  const move = useCallback(
    (name: string, role: Role) => {
      const column = columns.find((candidate) => candidate.name === name);
      const before = roleOf(name);
      if (column === undefined || before === role) return;
      const refused =
        before === "target" ? "choose another target to free it" : whyNotRole(column.kind, role);
      if (refused === null) onRole(name, role);
      else refuse(`“${name}” stays where it is: ${refused}.`);
    },
    [columns, roleOf, onRole],
  );
  const onShelf = useMemo(
    () => new Map(shelves.map(({ role }) => [role, columns.filter(({ name }) => roleOf(name) === role)])),
    [columns, roleOf],
  );
  return (
    <div className="shelves">
      {shelves.map(({ role, title, empty }) => (
        <InTurn key={role}>
          <Shelf
            role={role}
            title={title}
            empty={empty}
            columns={onShelf.get(role) ?? []}
            consequence={consequences.get(role) ?? null}
            onMove={move}
            onList={onList}
          />
        </InTurn>
      ))}
    </div>
  );
}

function Shelf({
  role,
  title,
  empty,
  columns,
  consequence,
  onMove,
  onList,
}: {
  readonly role: Role;
  readonly title: string;
  readonly empty: string;
  readonly columns: readonly ColumnSummary[];
  readonly consequence: string | null;
  readonly onMove: (column: string, role: Role) => void;
  readonly onList: () => void;
}) {
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ [dragged]: String(key), "text/plain": String(key) })),
    acceptedDragTypes: [dragged],
    getDropOperation: (target, types) => (target.type === "root" && types.has(dragged) ? "move" : "cancel"),
    async onRootDrop({ items }) {
      for (const item of items) if (item.kind === "text") onMove(await item.getText(dragged), role);
    },
  });
  const nShown = Math.min(columns.length, mostPills);
  const nDrawn = useInParts(nShown, pillsAtOnce);
  // The same items as long as the columns stay, so that those drawn already are not drawn again.
  const items = useMemo(
    () => columns.slice(0, mostPills).map((column) => ({ ...column, id: column.name })),
    [columns],
  );
  return (
    <section className="shelf" data-role={role} aria-label={title}>
      <h3>
        {title} <span className="count">{formatCount(columns.length)}</span>
      </h3>
      <GridList
        aria-label={`${title}: columns`}
        className="shelf-pills"
        layout="grid"
        keyboardNavigationBehavior="tab"
        items={items.slice(0, nDrawn)}
        dependencies={[onMove, role]}
        selectionMode="none"
        dragAndDropHooks={dragAndDropHooks}
        renderEmptyState={() => <span className="shelf-empty">{empty}</span>}
      >
        {(column) => (
          <GridListItem id={column.name} textValue={column.name} className="shelf-pill">
            <AriaButton slot="drag" className="grip" aria-label={`Drag ${column.name}`}>
              <GripVertical className="icon small" aria-hidden />
            </AriaButton>
            <Menu
              label={`Role of ${column.name}`}
              items={shelves.map((shelf) => ({
                id: shelf.role,
                label: shelf.title,
                hint: whyNotRole(column.kind, shelf.role) ?? shelf.hint,
                isDisabled:
                  shelf.role === role || role === "target" || whyNotRole(column.kind, shelf.role) !== null,
                onAction: () => onMove(column.name, shelf.role),
              }))}
            >
              <AriaButton className="name" aria-label={`${column.name}, ${roleWords[role]}: change its role`}>
                <ColumnKindIcon kind={column.kind} isTarget={role === "target"} />
                <span className="cut">{column.name}</span>
              </AriaButton>
            </Menu>
          </GridListItem>
        )}
      </GridList>
      {columns.length > nShown ? (
        <button type="button" className="more" onClick={onList}>
          {formatCount(columns.length - nShown)} more in the list
        </button>
      ) : null}
      {consequence === null ? null : <p className="consequence">{consequence}</p>}
    </section>
  );
}
