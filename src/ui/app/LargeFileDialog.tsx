import { useState } from "react";
import type { LargeFile, Part } from "#state/large-file.ts";
import { useStudio } from "#state/store.ts";
import { ColumnKindIcon } from "#ui/columns/ColumnKindIcon.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { Checkbox } from "#ui/controls/Checkbox.tsx";
import { Dialog } from "#ui/controls/Dialog.tsx";
import { NumberField } from "#ui/controls/NumberField.tsx";
import { formatBytes } from "#ui/format/amounts.ts";
import { formatCount } from "#ui/format/numbers.ts";
import "./large-file.css";

/** Says before reading that a table will not fit, and lets a person choose what of it is read. */
export default function LargeFileDialog({ file }: { readonly file: LargeFile }) {
  const { forecast, budget, fileName, disk } = file;
  const { readPart } = useStudio.getState();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [percent, setPercent] = useState(() => fittingPercent(budget / forecast.bytes));
  const kept = forecast.columns.filter(({ name }) => !left.has(name));
  const bytes = (percent / 100) * kept.reduce((sum, column) => sum + column.bytes, 0);
  const fits = bytes <= budget;
  const [wantsDisk, setWantsDisk] = useState(false);
  const share = kept.reduce((sum, column) => sum + column.bytes, 0) / Math.max(1, forecast.bytes);
  const onDisk = disk.columns * share + disk.copy;
  const diskReason =
    percent >= 100 ? "For fewer rows than all: these would be in memory." : noDisk(disk, onDisk);
  const isOnDisk = wantsDisk && diskReason === null;
  const toggle = (name: string, isOn: boolean) => {
    const next = new Set(left);
    if (isOn) next.delete(name);
    else next.add(name);
    setLeft(next);
  };
  const part: Part = {
    ...(left.size === 0 ? {} : { columns: kept.map(({ name }) => name) }),
    ...(percent >= 100 ? {} : { sample: { share: percent / 100, randomState: 0 } }),
    ...(isOnDisk ? { onDisk: true } : {}),
  };
  return (
    <Dialog
      isOpen
      width="wide"
      onClose={() => readPart(null)}
      title={`“${fileName}” makes a larger table than this browser should hold`}
      acts={
        <>
          <Button variant="quiet" onPress={() => readPart(null)}>
            Leave it
          </Button>
          <Button onPress={() => readPart({})}>Read all of it anyway</Button>
          <Button
            variant="primary"
            disabledReason={
              kept.length === 0 ? "Keep at least one column" : fits ? null : "This part is still too large"
            }
            onPress={() => readPart(part)}
          >
            {isOnDisk ? "Read it, all rows to disk" : "Read this part"}
          </Button>
        </>
      }
    >
      <p className="text-ink-2">
        It has {formatBytes(file.byteLength)}, about {formatCount(forecast.nRows)} rows, and needs about{" "}
        {formatBytes(forecast.bytes)} of memory while it is read; {formatBytes(budget)} are there. Nothing has
        been read yet, and what is open stays open.
      </p>
      <div className="large-file">
        <NumberField
          label="Rows to keep"
          unit="%"
          hasSlider
          min={0.1}
          max={100}
          value={percent}
          onChange={(next) => setPercent(Math.round(next * 10) / 10)}
          help={`About ${formatCount(Math.round((forecast.nRows * percent) / 100))} rows. Each row has the same chance, and the same file gives the same rows again.`}
        />
        <fieldset>
          <legend>
            Columns to keep{" "}
            <span className="num text-small text-ink-3">
              {formatCount(kept.length)} of {formatCount(forecast.columns.length)}
            </span>
          </legend>
          <Checkbox
            isSelected={left.size === 0}
            isIndeterminate={left.size > 0 && kept.length > 0}
            onChange={(isOn) => setLeft(new Set(isOn ? [] : forecast.columns.map(({ name }) => name)))}
          >
            All
          </Checkbox>
          <div className="large-file-columns">
            {forecast.columns.map((column) => (
              <Checkbox
                key={column.name}
                isSelected={!left.has(column.name)}
                onChange={(isOn) => toggle(column.name, isOn)}
              >
                <ColumnKindIcon kind={column.kind} isTarget={false} />
                <span className="min-w-0 flex-1 cut">{column.name}</span>
                <span className="num text-small text-ink-3">
                  {formatBytes((column.bytes * percent) / 100)}
                </span>
              </Checkbox>
            ))}
          </div>
        </fieldset>
        <output data-too-large={fits ? undefined : ""}>
          This part needs about {formatBytes(bytes)}
          {fits ? ", and fits." : `, ${formatBytes(bytes - budget)} too much. Keep fewer rows or columns.`}
        </output>
        <div className="large-file-disk">
          <Checkbox isSelected={isOnDisk} isDisabled={diskReason !== null} onChange={setWantsDisk}>
            Keep all rows on disk
          </Checkbox>
          <p className="text-small text-ink-2">
            {diskReason ??
              `About ${formatBytes(onDisk)} of this browser’s storage. The rows above become a sample to look at; ridge regression and neural nets learn from all ${formatCount(forecast.nRows)}, a batch at a time. The other models learn from the sample.`}
          </p>
        </div>
      </div>
    </Dialog>
  );
}

/** Why rows cannot be kept on disk; null where they can. */
function noDisk({ refused, room }: LargeFile["disk"], needed: number): string | null {
  if (refused !== null) return `Not here: ${refused}.`;
  if (room === null || needed <= room) return null;
  return `Not here: it takes about ${formatBytes(needed)} of storage, and the browser gives ${formatBytes(room)}.`;
}

/** A share that fits with some room, in percent that is easy to say. */
function fittingPercent(share: number): number {
  const room = 90 * share;
  const fitting = [50, 25, 20, 10, 5, 2, 1, 0.5, 0.2];
  return fitting.find((percent) => percent <= room) ?? 0.1;
}
