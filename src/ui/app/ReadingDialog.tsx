import { useState } from "react";
import { confirmGuesses, unsureGuesses } from "#core/frame/unsure-guesses.ts";
import type { ReadOptions } from "#core/frame/reading.ts";
import { tableOptionsOf } from "#core/pipeline/table-chain.ts";
import { canonicalJson } from "#core/shared/hash.ts";
import { describeProblem } from "#core/shared/problems.ts";
import { readOptionsOf } from "#core/table-edits/table-options.ts";
import { queries, useStudio } from "#state/store.ts";
import { useAnswer } from "#ui/answers/use-answer.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { Dialog } from "#ui/controls/Dialog.tsx";
import { ProgressBar } from "#ui/controls/ProgressBar.tsx";
import { ReadingControls } from "#ui/reading/ReadingControls.tsx";
import { ReadingPreview } from "#ui/reading/ReadingPreview.tsx";
import "#ui/reading/reading.css";

const shownRows = 20;

/** How the open file is read: everything that was guessed, and what the first rows would be otherwise. */
export default function ReadingDialog({ onClose }: { readonly onClose: () => void }) {
  const data = useStudio((studio) => studio.data);
  const isReadOnly = useStudio((studio) => studio.readOnly);
  const [before] = useState<ReadOptions>(() =>
    readOptionsOf(tableOptionsOf(useStudio.getState().project.graph) ?? {}),
  );
  const [draft, setDraft] = useState(before);
  const hash = data.status === "ready" ? data.dataset.reading.contentHash : "";
  const asked = canonicalJson(draft);
  const { value, waiting, problem } = useAnswer(
    data.status === "ready" ? `preview ${hash} ${asked}` : null,
    (signal) => queries.previewFile(draft, shownRows, signal),
  );
  if (data.status !== "ready") return null;
  const reading = value?.reading ?? data.dataset.reading;
  const isUnsure = unsureGuesses(reading).length > 0;
  const off = isReadOnly
    ? "Another window works on this project"
    : problem !== null
      ? "It cannot be read so"
      : value === null || waiting
        ? "The first rows are being read"
        : asked === canonicalJson(before) && !isUnsure
          ? "Nothing was changed"
          : null;
  const readAgain = () => {
    onClose();
    const columns = value?.columns ?? [];
    void useStudio.getState().readAgain(confirmGuesses(reading, columns, draft));
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="broad"
      title={`How should “${data.dataset.reading.fileName}” be read?`}
      acts={
        <>
          <Button variant="quiet" onPress={onClose}>
            Leave it as it is
          </Button>
          <Button variant="primary" disabledReason={off} onPress={readAgain}>
            {asked === canonicalJson(before) && isUnsure ? "It is right so" : "Read again"}
          </Button>
        </>
      }
    >
      <p className="mb-2 text-small text-ink-2">
        Dashed is what Lathe found. Roles and changes of the table are kept where names still match; models
        trained so far stay in the list.
      </p>
      {data.dataset.reading.parts === undefined ? null : (
        <p className="row mb-2 flex-wrap text-small">
          <span>
            Read from <b>{data.dataset.reading.parts?.join(", ")}</b>
          </span>
          <Button
            size="small"
            onPress={() => {
              onClose();
              void useStudio.getState().chooseParts();
            }}
          >
            Choose others…
          </Button>
        </p>
      )}
      <ReadingControls reading={reading} draft={draft} onDraft={setDraft} />
      {problem === null ? null : (
        <Alert tone="bad" isBoxed title={describeProblem(problem).title}>
          {describeProblem(problem).advice}
        </Alert>
      )}
      {value === null || problem !== null ? null : (
        <ReadingPreview preview={value} isWaiting={waiting} draft={draft} onDraft={setDraft} />
      )}
      {value === null && problem === null ? (
        <ProgressBar label="Reading the first rows" value={null} />
      ) : null}
    </Dialog>
  );
}
