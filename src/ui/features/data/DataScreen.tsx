import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import { tableOptionsOf } from "#core/pipeline/table-chain.ts";
import { useStudio } from "#state/store.ts";
import type { Dataset, RowOrder } from "#state/studio-state.ts";
import { hasFindRequest, useFindRequests } from "#ui/app/find-request.ts";
import { NoTable } from "#ui/columns/NoTable.tsx";
import { rolesByColumn } from "#ui/columns/roles-of-columns.ts";
import { useRoles } from "#ui/columns/use-dataset.ts";
import { Segmented } from "#ui/controls/Segmented.tsx";
import { sampleWords } from "#ui/reading/disk-words.ts";
import { ColumnsView } from "./ColumnsView.tsx";
import { dataFinding, dataSub } from "./data-finding.ts";
import { DataMargin } from "./DataMargin.tsx";
import "./data-screen.css";
import { ImportReport } from "./ImportReport.tsx";
import { TableView } from "./TableView.tsx";

const ProfileView = lazy(() => import("./profile/ProfileView.tsx"));
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
  const roles = useRoles();
  const { setKind, setRole } = useStudio.getState();
  const [wantsSelected, setWantsSelected] = useState(false);
  const [wantedOrder, setOrder] = useState<RowOrder | null>(null);
  const order = columns.some(({ name }) => name === wantedOrder?.column) ? wantedOrder : null;
  const openColumn = columns.some(({ name }) => name === opened) ? opened : null;
  const asked = useFindRequests();
  useEffect(() => {
    if (hasFindRequest()) setView("table"); // where the field is; it takes the request
  }, [asked, setView]);
  const roleOf = useMemo(() => rolesByColumn(roles), [roles]);
  const nFeatures = roles?.columns.filter(({ role }) => role === "feature").length ?? 0;
  const sample = sampleWords(
    reading,
    useStudio(({ project }) => tableOptionsOf(project.graph)?.onDisk === true),
  );
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
              {sample === null ? null : <span className="block">{sample}</span>}
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
        {view === "report" ? <ImportReport reading={reading} /> : null}
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
          <TableView
            dataset={dataset}
            roles={roles}
            openColumn={openColumn}
            onOpenColumn={setOpened}
            order={order}
            onOrder={setOrder}
            wantsSelected={wantsSelected}
            onWantsSelected={setWantsSelected}
          />
        ) : null}
      </main>
      <DataMargin
        dataset={dataset}
        roles={roles}
        openColumn={openColumn}
        onOpenColumn={setOpened}
        order={order}
        onOrder={setOrder}
      />
    </div>
  );
}
