import { useState } from "react";
import type { RolesParams } from "#core/pipeline/nodes/roles.ts";
import { queries, useStudio } from "#state/store.ts";
import type { Dataset, RowOrder } from "#state/studio-state.ts";
import { showOverlay } from "#ui/app/overlay-store.ts";
import { identityOf, useAnswer } from "#ui/answers/use-answer.ts";
import { DistributionFigure } from "#ui/columns/DistributionFigure.tsx";
import { rolesByColumn } from "#ui/columns/roles-of-columns.ts";
import { dataKeyOf } from "#ui/columns/use-dataset.ts";
import { Button } from "#ui/controls/Button.tsx";
import { EditList } from "#ui/edits/EditList.tsx";
import { useEdits } from "#ui/edits/use-edits.ts";
import { FilterForm } from "#ui/selection/FilterForm.tsx";
import { SortField } from "./SortField.tsx";
import { AlertList } from "./AlertList.tsx";
import { ColumnInspector } from "./ColumnInspector.tsx";
import { ReadCard } from "./ReadCard.tsx";
import { TargetCard } from "./TargetCard.tsx";

/** The margin comments on what is selected in the page: one column, or else the whole table. */
export function DataMargin({
  dataset,
  roles,
  openColumn,
  onOpenColumn,
  order,
  onOrder,
}: {
  dataset: Dataset;
  roles: RolesParams | null;
  openColumn: string | null;
  onOpenColumn: (column: string | null) => void;
  order: RowOrder | null;
  onOrder: (order: RowOrder | null) => void;
}) {
  const { reading, columns, proposal } = dataset;
  const { found: alerts, isDone } = useStudio((studio) => studio.alerts);
  const { applyFix, setKind, setRole, setTarget, setTask, setPositive, selectWhere } = useStudio.getState();
  const edits = useEdits();
  const [showsAll, setShowsAll] = useState(false);
  const column = columns.find(({ name }) => name === openColumn);
  const hasShape = column !== undefined && column.kind !== "text" && column.missing < column.nRows;
  const { value } = useAnswer(
    hasShape ? `distribution ${dataKeyOf(dataset, roles)} ${column.name}` : null,
    () => queries.distribution(column?.name ?? ""),
  );
  const { value: profile } = useAnswer(
    column === undefined ? null : `profile ${identityOf(dataset.columns)} ${column.name}`,
    () => queries.profile(column?.name ?? ""),
  );
  const roleOf = rolesByColumn(roles);
  if (column) {
    const ignored = proposal.ignored.find((entry) => entry.column === column.name);
    return (
      <aside className="margin" aria-label={`Column ${column.name}`}>
        <ColumnInspector
          column={column}
          role={roleOf.get(column.name)}
          ignoredReason={ignored?.reason ?? null}
          alerts={alerts.filter((alert) => alert.column === column.name)}
          profile={profile?.name === column.name ? profile : null}
          figure={
            value?.column === column.name ? (
              <DistributionFigure
                distribution={value}
                summary={column}
                reading={reading}
                target={roles?.target ?? null}
                positive={roles?.positive ?? null}
                height={170}
                onSelectBin={(bin, words) =>
                  void selectWhere([{ kind: "bin", column: column.name, bin }], words)
                }
              />
            ) : null
          }
          rows={
            <>
              <SortField column={column} order={order} onOrder={onOrder} />
              <FilterForm key={column.name} column={column} />
            </>
          }
          onKind={(kind) => void setKind(column.name, kind)}
          onRole={(role) => setRole(column.name, role)}
          onClose={() => onOpenColumn(null)}
        />
      </aside>
    );
  }
  return (
    <aside className="margin" aria-label="About the table">
      <AlertList
        alerts={alerts}
        isDone={isDone}
        showsAll={showsAll}
        onShowAll={() => setShowsAll(true)}
        onOpenColumn={onOpenColumn}
        onFix={applyFix}
        onRows={({ where, words }) => void selectWhere(where, words)}
        isFeature={(name) => roleOf.get(name) === "feature"}
      />
      <TargetCard
        columns={columns}
        roles={roles}
        proposal={proposal}
        onTarget={setTarget}
        onTask={setTask}
        onPositive={setPositive}
      />
      {edits.length > 0 ? (
        <section aria-labelledby="edits-title">
          <h3 id="edits-title" className="row justify-between">
            What was changed
            <Button size="small" variant="quiet" onPress={() => showOverlay("versions")}>
              Versions
            </Button>
          </h3>
          <EditList edits={edits} notes={dataset.editNotes} />
        </section>
      ) : null}
      <ReadCard reading={reading} missing={columns.reduce((sum, { missing }) => sum + missing, 0)} />
    </aside>
  );
}
