import { Locate } from "lucide-react";
import { lazy, Suspense, useMemo, useState } from "react";
import type { ReadOptions } from "#core/frame/reading.ts";
import type { DataAlert } from "#core/frame/summary-types.ts";
import { queries, useStudio } from "#state/store.ts";
import type { Dataset, RowOrder } from "#state/studio-state.ts";
import { NoTable } from "#ui/columns/NoTable.tsx";
import { rolesByColumn } from "#ui/columns/roles-of-columns.ts";
import { dataKeyOf, useRoles } from "#ui/columns/use-dataset.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Chip } from "#ui/controls/Chip.tsx";
import { Segmented } from "#ui/controls/Segmented.tsx";
import { Switch } from "#ui/controls/Switch.tsx";
import { plural } from "#ui/format/numbers.ts";
import { RowChoiceChips } from "#ui/selection/RowChoiceChips.tsx";
import { SelectionActs } from "#ui/selection/SelectionActs.tsx";
import { byHarm } from "./AlertList.tsx";
import { ColumnsView } from "./ColumnsView.tsx";
import { dataFinding, dataSub } from "./data-finding.ts";
import { DataGrid } from "./DataGrid.tsx";
import { DataMargin } from "./DataMargin.tsx";
import "./data-screen.css";
import { EditActs } from "./EditActs.tsx";
import { ImportReport } from "./ImportReport.tsx";
import { useCells } from "./use-cells.ts";

const ProfileView = lazy(() => import("./profile/ProfileView.tsx"));
const noOptions: ReadOptions = {};
type View = "table" | "columns" | "profile" | "report";

export default function DataScreen() {
  const data = useStudio((studio) => studio.data);
  // Held here, so that reading the file again leaves one where one was.
  const [view, setView] = useState<View>("table");
  const [opened, setOpened] = useState<string | null>(null);
  return data.status === "ready" ? (
    <Ready dataset={data.dataset} view={view} setView={setView} opened={opened} setOpened={setOpened} />
  ) : (
    <NoTable data={data} will="The table, its columns and what to know of them before training stand here." />
  );
}

function Ready({
  dataset,
  view,
  setView,
  opened,
  setOpened,
}: {
  dataset: Dataset;
  view: View;
  setView: (view: View) => void;
  opened: string | null;
  setOpened: (column: string | null) => void;
}) {
  const { reading, columns } = dataset;
  const alerts = useStudio((studio) => studio.alerts.found);
  const roles = useRoles();
  const fixed = useStudio(
    (studio) => studio.project.graph.nodes.find(({ kind }) => kind === "file")?.params ?? noOptions,
  ) as ReadOptions;
  const selection = useStudio((studio) => studio.selection);
  const { clearSelection, reread, setCell, setKind, setRole } = useStudio.getState();
  const [wantsSelected, setWantsSelected] = useState(false);
  const onlySelected = wantsSelected && selection !== null && selection.count > 0;
  const [wantedOrder, setOrder] = useState<RowOrder | null>(null);
  const order = columns.some(({ name }) => name === wantedOrder?.column) ? wantedOrder : null;
  const openColumn = columns.some(({ name }) => name === opened) ? opened : null;
  const roleOf = useMemo(() => rolesByColumn(roles), [roles]);
  const nRows = onlySelected ? selection.count : reading.nRows;
  const cache = useCells(dataset, nRows, onlySelected, selection?.version ?? 0, order);
  const alertOf = useMemo(() => worstByColumn(alerts), [alerts]);
  const nFeatures = roles?.columns.filter(({ role }) => role === "feature").length ?? 0;
  const facts = {
    nRows: reading.nRows,
    columns,
    target: roles?.target ?? null,
    task: roles?.task ?? null,
    positive: roles?.positive ?? null,
    nFeatures,
    nIgnored: (roles?.columns.length ?? 0) - nFeatures,
  };
  return (
    <div className="screen with-margin">
      <main id="main" tabIndex={-1} className="page fitted">
        <header className="page-head">
          <div className="words">
            <h1>{dataFinding(facts)}</h1>
            <p>
              {roles ? (
                <>
                  <b className="num">{roles.target}</b> is to be predicted. {dataSub(facts)}
                </>
              ) : (
                dataset.proposal.whyTarget
              )}
            </p>
          </div>
          <div className="acts">
            <Segmented<View>
              label="View"
              value={view}
              onChange={setView}
              options={[
                { value: "table", label: "Table" },
                { value: "columns", label: "Columns" },
                { value: "profile", label: "Profile" },
                { value: "report", label: "Import report" },
              ]}
            />
          </div>
        </header>
        {view === "report" ? (
          <ImportReport reading={reading} fixed={fixed} onReread={(options) => void reread(options)} />
        ) : null}
        {view === "columns" ? (
          <ColumnsView
            columns={columns}
            roles={roleOf}
            openColumn={openColumn}
            onOpenColumn={setOpened}
            onKind={(column, kind) => void setKind(column, kind)}
            onRole={setRole}
          />
        ) : null}
        {view === "profile" ? (
          <Suspense>
            <ProfileView dataset={dataset} onOpenColumn={setOpened} />
          </Suspense>
        ) : null}
        {view === "table" ? (
          <>
            <div className="data-tools">
              <Chip tone="accent">
                {onlySelected
                  ? `${plural(nRows, "row")} of the selection`
                  : `No filter, ${plural(nRows, "row")}`}
              </Chip>
              {selection ? (
                <>
                  <Chip tone="selection" icon={Locate} title={selection.label}>
                    {plural(selection.count, "row")} selected
                  </Chip>
                  <span className="min-w-0 cut text-small text-ink-2">{selection.label}</span>
                  <Switch isSelected={onlySelected} onChange={setWantsSelected}>
                    <span className="text-small">only selected</span>
                  </Switch>
                  <SelectionActs />
                  <Button size="small" variant="quiet" onPress={clearSelection}>
                    Clear the selection
                  </Button>
                </>
              ) : null}
              <RowChoiceChips />
              {order === null ? null : (
                <Chip onRemove={() => setOrder(null)} removeLabel="Back to the file’s order">
                  by {order.column}, {order.descending ? "largest" : "smallest"} first
                </Chip>
              )}
              <span className="ml-auto text-small text-ink-3">{plural(columns.length, "column")}</span>
              <EditActs
                columns={columns}
                open={columns.find(({ name }) => name === openColumn) ?? null}
                dataKey={dataKeyOf(dataset, roles)}
                isTarget={openColumn !== null && openColumn === facts.target}
                onOpenColumn={setOpened}
              />
            </div>
            <DataGrid
              key={`${onlySelected ? "selected" : "all"} ${order ? `${order.column} ${order.descending}` : ""}`}
              order={order}
              label={`${reading.fileName}, ${plural(nRows, "row")}, ${plural(columns.length, "column")}`}
              columns={columns}
              nRows={nRows}
              cache={cache}
              openColumn={openColumn}
              onOpenColumn={setOpened}
              onCell={(column, row, text) => void setCell(column, row, text)}
              target={facts.target}
              positive={facts.positive}
              dataKey={dataKeyOf(dataset, roles)}
              alerts={alertOf}
              askDistribution={queries.distribution}
            />
          </>
        ) : null}
      </main>
      <DataMargin
        dataset={dataset}
        roles={roles}
        openColumn={openColumn}
        onOpenColumn={setOpened}
        onReport={() => setView("report")}
        order={order}
        onOrder={setOrder}
      />
    </div>
  );
}

function worstByColumn(alerts: readonly DataAlert[]): ReadonlyMap<string, DataAlert> {
  const worst = new Map<string, DataAlert>();
  for (const alert of byHarm(alerts)) {
    if (alert.column !== undefined && !worst.has(alert.column)) worst.set(alert.column, alert);
  }
  return worst;
}
