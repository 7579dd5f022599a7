import { useVirtualizer } from "@tanstack/react-virtual";
import { Search } from "lucide-react";
import { memo, useCallback, useDeferredValue, useMemo, useRef, useState } from "react";
import { Input, SearchField } from "react-aria-components";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { type Role, roles as everyRole } from "#core/pipeline/plan-types.ts";
import { columnFacts } from "#ui/columns/column-facts.ts";
import { ColumnKindIcon } from "#ui/columns/ColumnKindIcon.tsx";
import { roleWords, whyNotRole } from "#ui/columns/roles-of-columns.ts";
import { useRoles } from "#ui/columns/use-dataset.ts";
import { Segmented } from "#ui/controls/Segmented.tsx";
import { formatCount } from "#ui/format/numbers.ts";
import { RoleShelves } from "./RoleShelves.tsx";
import { roleConsequence } from "./split-words.ts";
import { useSplitView } from "./use-split-view.ts";
import "./prepare.css";
import "./shelves.css";

type Shown = "all" | Role;
const rowHeight = 32;

const mostOnShelves = 200;

interface RolesProps {
  readonly columns: readonly ColumnSummary[];
  readonly roles: ReadonlyMap<string, Role>;
  /** Why Lathe left a column out, by column. */
  readonly reasons: ReadonlyMap<string, string>;
  readonly onRole: (column: string, role: Role) => void;
}

/** What each column is for: as shelves, or as a list for many columns. */
export const RolesSection = memo(function RolesSection(props: RolesProps) {
  const { columns, roles, onRole } = props;
  const [shown, setShown] = useState<"shelves" | "list">(columns.length > mostOnShelves ? "list" : "shelves");
  const document = useRoles();
  const { view } = useSplitView();
  const roleOf = useCallback((name: string) => roles.get(name) ?? "ignore", [roles]);
  const consequences = useMemo(() => {
    if (document === null) return new Map<Role, string>();
    return new Map(
      everyRole.flatMap((role) => {
        const words = roleConsequence(role, document, view);
        return words === null ? [] : [[role, words] as const];
      }),
    );
  }, [document, view]);
  return (
    <section className="prepare-block" aria-labelledby="roles-title">
      <header>
        <h2 id="roles-title">Roles</h2>
        <p>What each column is for. The target is never learned from; what is left out is never looked at.</p>
        <Segmented
          label="Roles shown as"
          size="small"
          value={shown}
          onChange={setShown}
          options={[
            { value: "shelves", label: "Shelves" },
            { value: "list", label: "List" },
          ]}
        />
      </header>
      {shown === "shelves" ? (
        <RoleShelves
          columns={columns}
          roleOf={roleOf}
          consequences={consequences}
          onRole={onRole}
          onList={() => setShown("list")}
        />
      ) : (
        <RoleList {...props} />
      )}
    </section>
  );
});

/** Every column on a line; those left out say why. */
function RoleList({ columns, roles, reasons, onRole }: RolesProps) {
  const [wanted, setWanted] = useState("");
  const [show, setShow] = useState<Shown>("all");
  const search = useDeferredValue(wanted.trim().toLowerCase());
  const roleOf = (name: string): Role => roles.get(name) ?? "ignore";
  const shown = useMemo(
    () =>
      columns.filter(
        ({ name }) =>
          name.toLowerCase().includes(search) && (show === "all" || (roles.get(name) ?? "ignore") === show),
      ),
    [columns, roles, search, show],
  );
  const count = (role: Role) => columns.filter(({ name }) => roleOf(name) === role).length;
  const element = useRef<HTMLUListElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- its numbers are read in this render only
  const lines = useVirtualizer({
    count: shown.length,
    getScrollElement: () => element.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  return (
    <>
      <div className="row mb-2 flex-wrap">
        <SearchField aria-label="Find a column" value={wanted} onChange={setWanted} className="box max-w-56">
          <Search className="icon small order-first ml-0!" aria-hidden />
          <Input placeholder={`Find among ${formatCount(columns.length)}`} />
        </SearchField>
        <Segmented<Shown>
          label="Columns shown"
          size="small"
          value={show}
          onChange={setShow}
          options={[
            { value: "all", label: "All" },
            { value: "feature", label: `Features ${formatCount(count("feature"))}` },
            { value: "ignore", label: `Left out ${formatCount(count("ignore"))}` },
          ]}
        />
      </div>
      <ul
        ref={element}
        className="role-lines"
        style={{ height: Math.min(shown.length * rowHeight + 2, 300) }}
      >
        <li aria-hidden style={{ height: lines.getTotalSize() }} />
        {lines.getVirtualItems().map(({ index, start }) => {
          const column = shown[index];
          if (!column) return null;
          const role = roleOf(column.name);
          return (
            <li
              key={column.name}
              className="role-line"
              style={{ top: start, height: rowHeight }}
              aria-setsize={shown.length}
              aria-posinset={index + 1}
            >
              <span className="name">
                <ColumnKindIcon kind={column.kind} isTarget={role === "target"} />
                <span className="cut" title={column.name}>
                  {column.name}
                </span>
              </span>
              <select
                className="box"
                aria-label={`Role of ${column.name}`}
                value={role}
                disabled={role === "target"}
                onChange={(event) => onRole(column.name, event.target.value as Role)}
              >
                {everyRole.map((value) => (
                  <option key={value} value={value} disabled={whyNotRole(column.kind, value) !== null}>
                    {roleWords[value]}
                  </option>
                ))}
              </select>
              <span className="why cut">
                {role === "ignore"
                  ? (reasons.get(column.name) ?? "left out by you")
                  : columnFacts(column).slice(0, 2).join(", ")}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
