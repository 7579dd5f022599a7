import { Copy, Download } from "lucide-react";
import { useEffect, useState } from "react";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { Dialog } from "#ui/controls/Dialog.tsx";
import { toast } from "#ui/controls/toast-queue.ts";
import { saveBlob } from "./download.ts";

/** The same computation in Python, to read, copy or save. */
export function PythonDialog({
  title,
  code,
  fileName,
  onClose,
}: {
  readonly title: string;
  readonly code: string | (() => Promise<string>);
  readonly fileName: string;
  readonly onClose: () => void;
}) {
  const [written, setWritten] = useState<string | null>(null);
  const text = typeof code === "string" ? code : written;
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (typeof code === "string") return;
    let isOpen = true;
    code().then(
      (script) => isOpen && setWritten(script),
      () => isOpen && setFailed(true),
    );
    return () => {
      isOpen = false;
    };
  }, [code]);
  const copy = async () => {
    await navigator.clipboard.writeText(text ?? "");
    toast("Python copied");
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`The same in Python: ${title}`}
      width="broad"
      acts={
        text === null ? undefined : (
          <>
            <Button
              icon={Download}
              onPress={() => saveBlob(new Blob([text], { type: "text/x-python" }), `${fileName}.py`)}
            >
              Save as {fileName}.py
            </Button>
            <Button variant="primary" icon={Copy} onPress={() => void copy()}>
              Copy
            </Button>
          </>
        )
      }
    >
      {failed ? (
        <Alert tone="bad" title="The script could not be written">
          Nothing else is affected. Close this and try again.
        </Alert>
      ) : text === null ? (
        <p className="says">Writing it…</p>
      ) : (
        // The region scrolls, so the keyboard must reach it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre className="figure-python" tabIndex={0}>
          <code>{text}</code>
        </pre>
      )}
    </Dialog>
  );
}
