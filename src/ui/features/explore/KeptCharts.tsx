import { MoreHorizontal, Pencil, Pin, X } from "lucide-react";
import { useState } from "react";
import { ToggleButton } from "react-aria-components";
import type { ChartSpec } from "#core/explore/chart-spec.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import type { KeptChart } from "#core/project/kept-chart.ts";
import { useStudio } from "#state/store.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Dialog } from "#ui/controls/Dialog.tsx";
import { IconButton } from "#ui/controls/IconButton.tsx";
import { Menu } from "#ui/controls/Menu.tsx";
import { TextField } from "#ui/controls/TextField.tsx";
import { refuse } from "#ui/controls/toast-queue.ts";
import { chartName, missingColumn } from "./chart-name.ts";

const none: readonly KeptChart[] = [];

/** The charts kept in this project, to be opened on the shelves again, and the one on them to be kept. */
export function KeptCharts({
  spec,
  columns,
  onOpen,
}: {
  /** On the shelves; null where nothing is drawn. */
  spec: ChartSpec | null;
  columns: readonly ColumnSummary[];
  onOpen: (spec: ChartSpec) => void;
}) {
  const charts = useStudio((studio) => studio.project.charts) ?? none;
  const { keepChart, renameChart, removeChart } = useStudio.getState();
  const [naming, setNaming] = useState<KeptChart | "new" | null>(null);
  const text = JSON.stringify(spec);
  const same = charts.find((chart) => JSON.stringify(chart.spec) === text);
  const open = (chart: KeptChart) => {
    const gone = missingColumn(chart.spec, columns);
    if (gone === null) onOpen(chart.spec);
    else refuse(`“${chart.name}” cannot be drawn: the table has no column “${gone}” any more.`);
  };
  return (
    <section className="kept-charts" aria-label="Kept charts">
      {charts.map((chart) => (
        <span key={chart.id} className="kept-chart">
          <ToggleButton className="pill" isSelected={chart === same} onChange={() => open(chart)}>
            <Pin className="icon small" aria-hidden />
            <span className="cut">{chart.name}</span>
          </ToggleButton>
          <Menu
            label={`Acts for ${chart.name}`}
            items={[
              { id: "rename", label: "Rename", icon: Pencil, onAction: () => setNaming(chart) },
              { id: "remove", label: "Let go of it", icon: X, onAction: () => removeChart(chart.id) },
            ]}
          >
            <IconButton icon={MoreHorizontal} size="small" label={`Acts for ${chart.name}`} />
          </Menu>
        </span>
      ))}
      <Button
        size="small"
        variant="quiet"
        disabledReason={
          spec === null ? "Nothing is drawn" : same === undefined ? null : `It is kept as “${same.name}”`
        }
        onPress={() => setNaming("new")}
      >
        Keep this chart
      </Button>
      {naming === null || spec === null ? null : (
        <NameDialog
          before={naming === "new" ? chartName(spec) : naming.name}
          isNew={naming === "new"}
          onClose={() => setNaming(null)}
          onNamed={(name) => (naming === "new" ? keepChart(name, spec) : renameChart(naming.id, name))}
        />
      )}
    </section>
  );
}

function NameDialog({
  before,
  isNew,
  onClose,
  onNamed,
}: {
  before: string;
  isNew: boolean;
  onClose: () => void;
  onNamed: (name: string) => void;
}) {
  const [name, setName] = useState(before);
  const wanted = name.trim().slice(0, 300);
  const save = () => {
    if (wanted === "") return;
    onNamed(wanted);
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={isNew ? "Keep this chart" : "Rename this chart"}
      acts={
        <>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" disabledReason={wanted === "" ? "Give it a name" : null} onPress={save}>
            {isNew ? "Keep" : "Rename"}
          </Button>
        </>
      }
    >
      <div className="grid gap-2">
        <TextField label="Name" value={name} onChange={setName} onSubmit={save} takesFocus />
        {isNew ? (
          <p className="text-small text-ink-3">
            What is on the shelves, kept with the project and in its link. It is counted anew when it is
            opened.
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}
