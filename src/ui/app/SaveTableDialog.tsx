import { FileDown } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { type TableFileFormat, tableFormats } from "#core/export/table/table-formats.ts";
import { isAbortError } from "#core/shared/checkpoint.ts";
import { describeProblem, type Problem } from "#core/shared/problems.ts";
import { problemOf } from "#state/context.ts";
import { queries, useStudio } from "#state/store.ts";
import { saveBlob } from "#ui/charts/download.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { Checkbox } from "#ui/controls/Checkbox.tsx";
import { Dialog } from "#ui/controls/Dialog.tsx";
import { ProgressBar } from "#ui/controls/ProgressBar.tsx";
import { RadioList } from "#ui/controls/RadioList.tsx";
import { toast } from "#ui/controls/toast-queue.ts";
import { useEdits } from "#ui/edits/use-edits.ts";
import { formatBytes } from "#ui/format/amounts.ts";
import { formatCount, plural } from "#ui/format/numbers.ts";
import { stemOf } from "#ui/format/stem-of.ts";

/** 0 … 1, or null while no file is being written. */
type Share = number | null;

/** The table as it stands, edits and all, as a file that other programs read. */
export default function SaveTableDialog({ onClose }: { readonly onClose: () => void }) {
  const data = useStudio((studio) => studio.data);
  const selected = useStudio((studio) => studio.selection?.count ?? 0);
  const hasEdits = useEdits().some(({ on }) => on);
  const [format, setFormat] = useState<TableFileFormat>("csv");
  const [isExcelSafe, setExcelSafe] = useState(true);
  const [wantsSelected, setWantsSelected] = useState(true);
  const [share, setShare] = useState<Share>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const writing = useRef<AbortController | null>(null);
  useEffect(() => () => writing.current?.abort(), []);
  if (data.status !== "ready") return null;
  const { reading, columns } = data.dataset;
  const onlySelected = wantsSelected && selected > 0;
  const nRows = onlySelected ? selected : reading.nRows;
  const isWriting = share !== null;
  const stop = () => {
    writing.current?.abort();
    writing.current = null;
    setShare(null);
  };
  const save = async () => {
    const own = new AbortController();
    writing.current = own;
    setProblem(null);
    setShare(0);
    try {
      const file = await queries.tableFile(format, { excelSafe: isExcelSafe }, onlySelected, {
        signal: own.signal,
        onProgress: (progress) => {
          if (writing.current === own) setShare(progress.share);
        },
      });
      if (writing.current !== own) return;
      const what = onlySelected ? "-selected" : hasEdits ? "-edited" : "";
      saveBlob(file, `${stemOf(reading.fileName)}${what}.${format}`);
      toast(`Saved ${plural(nRows, "row")}, ${formatBytes(file.size)}`);
      onClose();
    } catch (error) {
      if (writing.current !== own || isAbortError(error)) return;
      setProblem(problemOf(error));
      setShare(null);
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="In which format should the table be saved?"
      acts={
        isWriting ? (
          <Button onPress={stop}>Stop writing</Button>
        ) : (
          <>
            <Button variant="quiet" onPress={onClose}>
              Do not save
            </Button>
            <Button variant="primary" icon={FileDown} onPress={() => void save()}>
              Save {plural(nRows, "row")}
            </Button>
          </>
        )
      }
    >
      <p className="mb-2 text-small text-ink-2">
        {plural(nRows, "row")}, {plural(columns.length, "column")}
        {hasEdits ? ", as they stand after your edits" : ", as they were read"}
        {reading.onDisk ? ": the sample, not the rows on disk" : ""}. The file is written here and goes
        nowhere.
      </p>
      <RadioList
        label="Format"
        value={format}
        isDisabled={isWriting}
        onChange={setFormat}
        options={tableFormats.map(({ id, title, help }) => ({ value: id, label: title, help }))}
      />
      {format === "csv" ? (
        <Checkbox isSelected={isExcelSafe} onChange={setExcelSafe} isDisabled={isWriting}>
          Text that a spreadsheet would run as a formula gets an apostrophe in front
        </Checkbox>
      ) : null}
      {selected > 0 ? (
        <Checkbox isSelected={wantsSelected} onChange={setWantsSelected} isDisabled={isWriting}>
          Only the {selected === 1 ? "selected row" : `${formatCount(selected)} selected rows`}
        </Checkbox>
      ) : null}
      {isWriting ? (
        <div className="mt-3" aria-busy>
          <ProgressBar label="Writing the file" value={share} />
        </div>
      ) : null}
      {problem === null ? null : (
        <Alert tone="bad" isBoxed title={describeProblem(problem).title}>
          {describeProblem(problem).advice}
        </Alert>
      )}
    </Dialog>
  );
}
