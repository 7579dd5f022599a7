import { Play, Search, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { decisionTree } from "#core/estimators/decision-tree/schema.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { Checkbox } from "#ui/controls/Checkbox.tsx";
import { Chip } from "#ui/controls/Chip.tsx";
import { DataTableTwin } from "#ui/controls/DataTableTwin.tsx";
import { Dialog } from "#ui/controls/Dialog.tsx";
import { EmptyState } from "#ui/controls/EmptyState.tsx";
import { FileDrop } from "#ui/controls/FileDrop.tsx";
import { IconButton } from "#ui/controls/IconButton.tsx";
import { Menu } from "#ui/controls/Menu.tsx";
import { NumberField } from "#ui/controls/NumberField.tsx";
import { ParamsForm } from "#ui/controls/ParamsForm.tsx";
import { PointedMenu } from "#ui/controls/PointedMenu.tsx";
import { ProgressBar } from "#ui/controls/ProgressBar.tsx";
import { RadioList } from "#ui/controls/RadioList.tsx";
import { SearchBox } from "#ui/controls/SearchBox.tsx";
import { Segmented } from "#ui/controls/Segmented.tsx";
import { Select } from "#ui/controls/Select.tsx";
import { Switch } from "#ui/controls/Switch.tsx";
import { TextField } from "#ui/controls/TextField.tsx";
import { refuse, toast } from "#ui/controls/toast-queue.ts";

const nothing = () => undefined;

/** Every control, in the states that no screen shows together. */
export function ControlsOnShow() {
  const [params, setParams] = useState(decisionTree.params.defaults);
  const [number, setNumber] = useState(0.01);
  const [view, setView] = useState<"table" | "columns">("table");
  const [isOn, setOn] = useState(true);
  const [asks, setAsks] = useState(false);
  const [text, setText] = useState("");
  const [format, setFormat] = useState<"csv" | "parquet">("csv");
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const place = useRef<HTMLDivElement>(null);
  return (
    <>
      <div className="row flex-wrap" ref={place}>
        <Button variant="primary" icon={Play}>
          Train all
        </Button>
        <Button>Send to canvas</Button>
        <Button variant="quiet">Leave it</Button>
        <Button variant="seal" icon={Trash2} onPress={() => setAsks(true)}>
          Delete it
        </Button>
        <Button disabledReason="There is no table yet">Train all</Button>
        <IconButton icon={Search} label="Find" shortcut="Ctrl+K" />
        <Menu label="Acts" items={[{ id: "one", label: "Rename", onAction: nothing }, "-"]}>
          <Button>Acts</Button>
        </Menu>
        <Button onPress={() => setAnchor(place.current)}>A menu beside this row</Button>
        <Button onPress={() => refuse("“zip” stays where it is: a weight is a number.")}>
          Show a refusal
        </Button>
        <Button onPress={() => toast("Saved", { label: "Undo", onPress: nothing })}>Show a message</Button>
      </div>
      <div className="row flex-wrap">
        <Chip>12 columns</Chip>
        <Chip tone="ok">0 outside requests</Chip>
        <Chip tone="warn">2 warnings</Chip>
        <Chip tone="bad">refused</Chip>
        <Chip tone="accent">running</Chip>
        <Chip tone="selection" onRemove={nothing}>
          42 rows selected
        </Chip>
      </div>
      <NumberField label="Rate" value={number} onChange={setNumber} min={1e-4} max={1} hasSlider isLog />
      <NumberField label="Auto" value={5} onChange={nothing} isAuto help="Lathe chose it" />
      <NumberField label="Wrong" value={-1} onChange={nothing} error="Must be above 0" />
      <TextField label="Name" value="churn" onChange={nothing} />
      <SearchBox label="Find a column" placeholder="Find a column" value={text} onChange={setText} />
      <RadioList
        label="Format"
        value={format}
        options={[
          { value: "csv", label: "CSV", help: "Text that everything reads." },
          { value: "parquet", label: "Parquet", help: "Small and quick." },
        ]}
        onChange={setFormat}
      />
      <Select
        label="Task"
        value="binary"
        isAuto
        options={[
          { value: "binary", label: "two classes" },
          { value: "regression", label: "a number", hint: "needs numbers" },
        ]}
        onChange={nothing}
      />
      <div className="row flex-wrap">
        <Segmented
          label="View"
          value={view}
          options={[
            { value: "table", label: "Table" },
            { value: "columns", label: "Columns" },
          ]}
          onChange={setView}
        />
        <Switch isSelected={isOn} onChange={setOn}>
          only selected
        </Switch>
        <Checkbox isSelected={isOn} onChange={setOn}>
          keep
        </Checkbox>
        <Checkbox isSelected={false} isIndeterminate onChange={setOn}>
          some
        </Checkbox>
      </div>
      <ProgressBar label="fold 3 of 5" value={0.55} segments={5} />
      <ProgressBar label="opening" value={null} />
      {(["info", "warn", "bad", "ok"] as const).map((tone) => (
        <Alert
          key={tone}
          tone={tone}
          isBoxed
          title="All 11 missing bills have tenure 0"
          acts={<Button>See them</Button>}
        >
          They are new customers, so nothing has been billed yet.
        </Alert>
      ))}
      <ParamsForm schema={decisionTree.params} value={params} onChange={setParams} />
      <DataTableTwin
        table={{
          columns: ["model", "mean"],
          rows: [
            ["Ridge", 0.41],
            ["Baseline", null],
          ],
        }}
        caption="Scores"
      />
      <FileDrop title="Check a later file" onFile={nothing}>
        Drop a table here: it is compared, and opened as nothing else.
      </FileDrop>
      <EmptyState title="Nothing to explain yet" sketch="intervals" act={<Button>Train all</Button>}>
        As soon as one model is judged, it is drawn here.
      </EmptyState>
      {anchor === null ? null : (
        <PointedMenu
          label="Acts for churn"
          anchor={anchor}
          items={[{ id: "hide", label: "Hide churn", onAction: nothing }]}
          onClose={() => setAnchor(null)}
        />
      )}
      <Dialog
        isOpen={asks}
        isAlert
        onClose={() => setAsks(false)}
        title="Delete “churn”?"
        acts={<Button onPress={() => setAsks(false)}>Keep it</Button>}
      >
        <p className="says">This cannot be undone.</p>
      </Dialog>
    </>
  );
}
