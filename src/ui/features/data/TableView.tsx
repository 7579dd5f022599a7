import { Columns3, FileDown, Locate } from "lucide-react";
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from "react";
import type { RolesParams } from "#core/pipeline/nodes/roles.ts";
import type { ColumnSummary, DataAlert } from "#core/frame/summary-types.ts";
import { plainLayout } from "#core/project/column-layout.ts";
import { queries, useStudio } from "#state/store.ts";
import type { Dataset, RowOrder } from "#state/studio-state.ts";
import { showOverlay } from "#ui/app/overlay-store.ts";
import { dataKeyOf } from "#ui/columns/use-dataset.ts";
import { orderWords } from "#ui/columns/kind-words.ts";
import { InTurn } from "#ui/controls/InTurn.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { Chip } from "#ui/controls/Chip.tsx";
import { PointedMenu } from "#ui/controls/PointedMenu.tsx";
import { Switch } from "#ui/controls/Switch.tsx";
import { useEdits } from "#ui/edits/use-edits.ts";
import { formatCount, plural } from "#ui/format/numbers.ts";
import { RowChoiceChips } from "#ui/selection/RowChoiceChips.tsx";
import { SelectionActs } from "#ui/selection/SelectionActs.tsx";
import { byHarm } from "./AlertList.tsx";
import { columnEdits } from "./column-edits.ts";
import { DataGrid } from "./DataGrid.tsx";
import { EditActs } from "./EditActs.tsx";
import { type Asking, EditDialogs } from "./EditDialogs.tsx";
import { FilterChips, isFilter } from "./FilterChips.tsx";
import { FindBar } from "./FindBar.tsx";
import { headerActs } from "./header-acts.ts";
import { type ShownColumn, shownColumns } from "./shown-columns.ts";
import { useCells } from "./use-cells.ts";
import { type Showing, useFind } from "./use-find.ts";

const ColumnChooser = lazy(() => import("./ColumnChooser.tsx"));

/** The table itself, with what can be done to all of it: find, order, choose rows, edit. */
export function TableView({
  dataset,
  roles,
  openColumn,
  onOpenColumn,
  order,
  onOrder,
  wantsSelected,
  onWantsSelected,
}: {
  readonly dataset: Dataset;
  readonly roles: RolesParams | null;
  readonly openColumn: string | null;
  readonly onOpenColumn: (column: string | null) => void;
  readonly order: RowOrder | null;
  readonly onOrder: (order: RowOrder | null) => void;
  readonly wantsSelected: boolean;
  readonly onWantsSelected: (wants: boolean) => void;
}) {
  const { reading, columns } = dataset;
  const alerts = useStudio((studio) => studio.alerts.found);
  const selection = useStudio((studio) => studio.selection);
  const { clearSelection, hideColumns, setCell } = useStudio.getState();
  const onlySelected = wantsSelected && selection !== null && selection.count > 0;
  const nRows = onlySelected ? selection.count : reading.nRows;
  const cache = useCells(dataset, nRows, onlySelected, selection?.version ?? 0, order);
  const alertOf = useMemo(() => worstByColumn(alerts), [alerts]);
  const layout = useStudio((studio) => studio.project.columnLayout) ?? plainLayout;
  const shown = useMemo(() => shownColumns(columns, layout), [columns, layout]);
  const selected = onlySelected ? selection.version : null;
  const showing = useMemo<Showing>(
    () => ({ columns: shown, onlySelected: selected !== null, order }),
    [shown, selected, order],
  );
  const find = useFind(showing);
  const edits = useEdits();
  const grid = useRef<HTMLDivElement>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [isChoosing, setChoosing] = useState(false);
  const [jump, setJump] = useState<{ readonly column: string } | null>(null);
  const [menu, setMenu] = useState<{ readonly of: ShownColumn; readonly header: HTMLElement } | null>(null);
  const openMenu = useCallback((of: ShownColumn, header: HTMLElement) => setMenu({ of, header }), []);
  const dataKey = dataKeyOf(dataset, roles);
  const open = columns.find(({ name }) => name === openColumn);
  const kindOfOrder = columns.find(({ name }) => name === order?.column)?.kind ?? "integer";
  const editsOf = (column: ColumnSummary) =>
    columnEdits(column, {
      isTarget: column.name === roles?.target,
      isOnly: columns.length === 1,
      onAsk: setAsking,
      onRemove: () => {
        if (column.name === openColumn) onOpenColumn(null);
      },
    });
  return (
    <>
      <div className="data-tools">
        <FindBar
          find={find}
          onReplace={(text) => setAsking({ what: "replace", column: null, find: text })}
          onLeave={() => grid.current?.querySelector<HTMLElement>("[role=grid]")?.focus()}
        />
        <Chip tone="accent">
          {onlySelected
            ? `${plural(nRows, "row")} of the selection`
            : `${edits.some(isFilter) ? "Filtered" : "No filter"}, ${plural(nRows, "row")}`}
        </Chip>
        {selection ? (
          <>
            <Chip tone="selection" icon={Locate} title={selection.label}>
              {plural(selection.count, "row")} selected
            </Chip>
            <span className="min-w-0 cut text-small text-ink-2">{selection.label}</span>
            <Switch isSelected={onlySelected} onChange={onWantsSelected}>
              <span className="text-small">only selected</span>
            </Switch>
            <SelectionActs />
            <Button size="small" variant="quiet" onPress={clearSelection}>
              Clear the selection
            </Button>
          </>
        ) : null}
        <FilterChips edits={edits} notes={dataset.editNotes} />
        <RowChoiceChips />
        {order === null ? null : (
          <Chip onRemove={() => onOrder(null)} removeLabel="Back to the file’s order">
            by {order.column}, {orderWords(kindOfOrder)[order.descending ? 1 : 0]}
          </Chip>
        )}
        <span className="acts">
          <Button size="small" icon={Columns3} onPress={() => setChoosing(true)}>
            {shown.length === columns.length
              ? plural(columns.length, "column")
              : `${formatCount(shown.length)} of ${plural(columns.length, "column")}`}
          </Button>
          <Button size="small" icon={FileDown} onPress={() => showOverlay("save-table")}>
            Save as…
          </Button>
          <EditActs ofColumn={open ? editsOf(open) : []} openColumn={openColumn} onAsk={setAsking} />
        </span>
      </div>
      <div className="data-frame" ref={grid}>
        <InTurn>
          <DataGrid
            key={`${onlySelected ? "selected" : "all"} ${order ? `${order.column} ${order.descending}` : ""}`}
            order={order}
            label={`${reading.fileName}, ${plural(nRows, "row")}, ${plural(columns.length, "column")}`}
            columns={shown}
            nRows={nRows}
            cache={cache}
            openColumn={openColumn}
            onOpenColumn={onOpenColumn}
            onMenu={openMenu}
            jump={jump}
            onCell={(column, row, text) => void setCell(column, row, text)}
            soughtText={find.finding?.text ?? ""}
            found={find.place}
            target={roles?.target ?? null}
            positive={roles?.positive ?? null}
            dataKey={dataKey}
            alerts={alertOf}
            askDistribution={queries.distribution}
            onSelectBin={selectBin}
          />
        </InTurn>
      </div>
      {menu ? (
        <PointedMenu
          label={`Acts for ${menu.of.column.name}`}
          anchor={menu.header}
          items={headerActs(menu.of, {
            order,
            onOrder,
            isOnly: shown.length === 1,
            edits: editsOf(menu.of.column),
            onAsk: setAsking,
          })}
          onClose={() => setMenu(null)}
        />
      ) : null}
      {asking ? (
        <EditDialogs
          asking={asking}
          columns={columns}
          dataKey={dataKey}
          onRenamed={(from, to) => {
            if (from === openColumn) onOpenColumn(to);
          }}
          onClose={() => setAsking(null)}
        />
      ) : null}
      {isChoosing ? (
        <Suspense fallback={null}>
          <ColumnChooser
            columns={columns}
            layout={layout}
            target={roles?.target ?? null}
            onGo={(column) => {
              setChoosing(false);
              hideColumns([column], false);
              setJump({ column });
            }}
            onClose={() => setChoosing(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}

/** One function for good: a header cell is drawn anew only when what it shows changes. */
function selectBin(column: string, bin: number, words: string): void {
  void useStudio.getState().selectWhere([{ kind: "bin", column, bin }], words);
}

function worstByColumn(alerts: readonly DataAlert[]): ReadonlyMap<string, DataAlert> {
  const worst = new Map<string, DataAlert>();
  for (const alert of byHarm(alerts)) {
    if (alert.column !== undefined && !worst.has(alert.column)) worst.set(alert.column, alert);
  }
  return worst;
}
