import { LockKeyhole, LockKeyholeOpen } from "lucide-react";
import { useState } from "react";
import type { RunRecord } from "#core/project/run.ts";
import { sealWarning } from "#core/project/sealed-look.ts";
import { useStudio } from "#state/store.ts";
import { FactList } from "#ui/columns/FactList.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { Dialog } from "#ui/controls/Dialog.tsx";
import { TextField } from "#ui/controls/TextField.tsx";
import { Alert } from "#ui/controls/Alert.tsx";
import { formatMoment } from "#ui/format/dates.ts";
import { formatNumber, plural } from "#ui/format/numbers.ts";
import { metricName } from "#ui/runs/metric-words.ts";
import { wordsOfLook } from "#ui/runs/look-words.ts";
import { Term } from "#ui/words/Term.tsx";

/** The sealed test set: what opening it means, how often it was done, and what it said of this run. */
export function SealCard({ run }: { readonly run: RunRecord }) {
  const seal = useStudio((studio) => studio.project.seal);
  const openSeal = useStudio((studio) => studio.openSeal);
  const warning = sealWarning(seal.length);
  const [asks, setAsks] = useState(false);
  const [reason, setReason] = useState("");
  const open = () => {
    setAsks(false);
    void openSeal(reason.trim());
  };
  return (
    <section aria-label="Sealed test set">
      <h3>
        <Term id="seal" />
      </h3>
      <p className="muted">
        {seal.length === 0
          ? "Never opened. No model has seen these rows, and no choice was made by them."
          : `Opened ${plural(seal.length, "time")}. Each look is written in the run, its model card and the project.`}
      </p>
      {run.test === null ? null : (
        <FactList
          facts={run.test.map(({ metric, value }) => [metricName(metric), formatNumber(value)] as const)}
        />
      )}
      {seal.length === 0 ? null : (
        <ol className="seal-ledger">
          {seal.map(({ at, reason: why }, index) => (
            <li key={at}>
              <span className="num">{formatMoment(at)}</span> {why}
              <span className="muted"> {wordsOfLook(run, index + 1)}</span>
            </li>
          ))}
        </ol>
      )}
      {warning === null ? null : (
        <Alert tone="warn" isBoxed title={`Look ${seal.length} at the same rows`}>
          {warning}
        </Alert>
      )}
      <div className="acts-row">
        <Button
          variant="seal"
          icon={seal.length === 0 ? LockKeyhole : LockKeyholeOpen}
          onPress={() => setAsks(true)}
        >
          {seal.length === 0 ? "Open the sealed test set" : "Look again"}
        </Button>
      </div>
      <Dialog
        isOpen={asks}
        onClose={() => setAsks(false)}
        title="Open the sealed test set?"
        acts={
          <>
            <Button variant="quiet" onPress={() => setAsks(false)}>
              Keep it sealed
            </Button>
            <Button
              variant="seal"
              onPress={open}
              disabledReason={reason.trim() === "" ? "The ledger needs a reason, in one line" : null}
            >
              Open and count the look
            </Button>
          </>
        }
      >
        <p className="mb-3">
          {seal.length === 0
            ? "It has never been opened."
            : `It was opened ${plural(seal.length, "time")} so far.`}{" "}
          A test set is honest once: after choosing by it, its score is too good. The look is counted and
          cannot be undone.
        </p>
        <TextField
          label="Why now"
          value={reason}
          onChange={setReason}
          onSubmit={open}
          placeholder="final check before use"
        />
      </Dialog>
    </section>
  );
}
