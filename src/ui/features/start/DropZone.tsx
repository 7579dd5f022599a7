import { Button, FileTrigger } from "react-aria-components";
import { useStudio } from "#state/store.ts";
import { acceptedFiles, openAny } from "#ui/app/open.ts";
import { keysInWords } from "#ui/app/keys.ts";
import { Button as TextButton } from "#ui/controls/Button.tsx";
import { ProgressBar } from "#ui/controls/ProgressBar.tsx";
import { formatBytes } from "#ui/format/amounts.ts";
import { formatRows } from "#ui/format/numbers.ts";

/** The whole window takes drops and pastes; this is where one looks for it. While a file is read, its progress. */
export function DropZone() {
  const data = useStudio((state) => state.data);
  const cancelImport = useStudio((state) => state.cancelImport);
  const expectFile = useStudio((state) => state.expectFile);
  if (data.status === "reading") {
    const { fileName, progress } = data;
    const share =
      progress === null || progress.bytesTotal === 0 ? null : progress.bytesRead / progress.bytesTotal;
    return (
      <div className="drop-zone" aria-live="polite">
        <Sheet />
        <div className="words">
          <b className="cut">
            {progress?.toDisk ? "Writing all rows to disk:" : "Reading"} “{fileName}”
          </b>
          <ProgressBar label={`Reading ${fileName}`} value={share} />
          <span className="row">
            <span className="grow">
              {progress === null
                ? "Opening it"
                : `${formatRows(progress.rows)}, ${formatBytes(progress.bytesRead)} of ${formatBytes(progress.bytesTotal)}`}
            </span>
            <TextButton size="small" onPress={cancelImport}>
              Cancel
            </TextButton>
          </span>
        </div>
      </div>
    );
  }
  return (
    <FileTrigger
      allowsMultiple
      acceptedFileTypes={acceptedFiles}
      onSelect={(files) => {
        if (files !== null) void openAny([...files]);
      }}
    >
      <Button className="drop-zone" aria-describedby="drop-ways" onPress={expectFile}>
        <Sheet />
        <span className="words">
          <b>Drop a CSV, Excel, Parquet or JSON file</b>
          <span id="drop-ways">
            anywhere here, <u>choose one</u>, or paste cells with <kbd>{keysInWords("mod+v")}</kbd>
          </span>
        </span>
      </Button>
    </FileTrigger>
  );
}

function Sheet() {
  return (
    <svg viewBox="12 4 96 66" className="sheet" aria-hidden>
      <rect x="18" y="8" width="84" height="58" fill="var(--plate)" stroke="var(--ink)" strokeWidth="1.4" />
      <path
        d="M18 20h84M39 8v58M60 8v58M81 8v58M18 31.5h84M18 43h84M18 54.5h84"
        stroke="var(--rule-2)"
        strokeWidth=".8"
      />
      <rect
        x="81"
        y="20"
        width="21"
        height="46"
        fill="var(--accent-wash)"
        stroke="var(--accent)"
        strokeWidth="1.2"
      />
      <path d="M86 60v-8M91 60V45M96 60V30" stroke="var(--madder)" strokeWidth="2.6" />
    </svg>
  );
}
