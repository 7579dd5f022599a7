import { adviceTitles } from "#core/monitor/advice-titles.ts";
import { Trash2 } from "lucide-react";
import { drifted } from "#core/monitor/advice.ts";
import type { CheckRecord } from "#core/monitor/check-record.ts";
import type { Advice, ColumnDrift } from "#core/monitor/monitor-report.ts";
import {
  adviceSentence,
  columnSentence,
  predictionSentence,
  scoreSentence,
} from "#core/monitor/monitor-words.ts";
import { useStudio } from "#state/store.ts";
import { FactList } from "#ui/columns/FactList.tsx";
import { Alert, type AlertTone } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { Select } from "#ui/controls/Select.tsx";
import { isolate } from "#ui/format/isolate.ts";
import { formatNumber, formatPercent, plural } from "#ui/format/numbers.ts";
import { missingWords, shortWords, voice } from "./monitor-voice.ts";

const tones: Readonly<Record<Advice, AlertTone>> = {
  none: "ok",
  look: "warn",
  retrain: "bad",
  "cannot-predict": "bad",
};

/** What to do, the facts of the chosen column, and the check itself. */
export function MonitorMargin({
  check,
  column,
  onColumn,
}: {
  readonly check: CheckRecord;
  readonly column: ColumnDrift | null;
  readonly onColumn: (column: string) => void;
}) {
  const { report } = check;
  const { score, prediction, target, extraColumns, columns } = report;
  const [worst] = drifted(report);
  return (
    <>
      <h2>What to do</h2>
      <Alert
        tone={tones[report.advice]}
        title={adviceTitles[report.advice]}
        acts={
          worst && worst.column !== column?.column ? (
            <Button size="small" onPress={() => onColumn(worst.column)}>
              Look at {isolate(worst.column)}
            </Button>
          ) : undefined
        }
      >
        {adviceSentence(report, voice)}
      </Alert>
      {score ? (
        <p className="finding">{scoreSentence(score, voice)}</p>
      ) : (
        <p className="finding">
          The file has no answers that the model knows, so nothing says whether the score fell.
        </p>
      )}
      {prediction ? <p className="finding">{predictionSentence(prediction, voice)}</p> : null}
      {target && target.state !== "steady" ? (
        <p className="finding">
          <b>{isolate(target.column)}</b>, the target, moved itself: {shortWords(target)}.
        </p>
      ) : null}
      <h3>Column</h3>
      <Select
        label="Column"
        isLabelHidden
        value={column?.column ?? null}
        options={columns.map((drift) => ({
          value: drift.column,
          label: drift.column,
          hint: shortWords(drift),
        }))}
        onChange={onColumn}
      />
      {column ? <ColumnFacts drift={column} nRows={report.nRows} /> : null}
      <CheckFacts check={check} extraColumns={extraColumns} />
    </>
  );
}

function ColumnFacts({ drift, nRows }: { readonly drift: ColumnDrift; readonly nRows: number }) {
  const { psi, psiLimit, test, distance, adjustedP, outside, unseen, median, importance, misread, kind } =
    drift;
  const facts: (readonly [string, string])[] = [];
  if (psi !== null && psiLimit !== null)
    facts.push(["Stability index", `${formatNumber(psi, 2)}, may be ${formatNumber(psiLimit, 2)}`]);
  if (distance !== null)
    facts.push([test === "ks" ? "Kolmogorov–Smirnov" : "Share that moved", formatNumber(distance, 2)]);
  if (adjustedP !== null)
    facts.push(["Chance of this", adjustedP < 0.001 ? "under 0.001" : formatNumber(adjustedP, 2)]);
  if (median)
    facts.push(["Middle", `${voice.value(median.later, kind)}, was ${voice.value(median.train, kind)}`]);
  facts.push(["Missing", missingWords(drift)]);
  if (outside && outside.below + outside.above > 0)
    facts.push(["Beyond training", plural(outside.below + outside.above, "row")]);
  if (unseen && unseen.rows > 0)
    facts.push(["Never seen", `${plural(unseen.rows, "row")}: ${unseen.levels.map(isolate).join(", ")}`]);
  if (misread > 0) facts.push([`Not ${kind}`, plural(misread, "cell")]);
  if (importance !== null) facts.push(["Of all importance", formatPercent(importance)]);
  return (
    <div className="column-facts">
      <p className="finding">{columnSentence(drift, nRows, voice)}</p>
      {drift.state === "gone" || drift.state === "other-kind" ? null : <FactList facts={facts} />}
    </div>
  );
}

function CheckFacts({
  check,
  extraColumns,
}: {
  readonly check: CheckRecord;
  readonly extraColumns: readonly string[];
}) {
  const run = useStudio((studio) => studio.project.runs.find(({ id }) => id === check.run));
  const remove = useStudio((studio) => studio.removeCheck);
  return (
    <>
      <h3>This check</h3>
      <FactList
        facts={[
          ["File", check.fileName],
          ["Model", run?.name ?? "no longer kept"],
          ["Content", check.contentHash.slice(0, 12)],
        ]}
      />
      {extraColumns.length > 0 ? (
        <p className="muted mt-2">
          Columns that training did not have, and no one looked at:{" "}
          {extraColumns.slice(0, 12).map(isolate).join(", ")}
          {extraColumns.length > 12 ? ` and ${extraColumns.length - 12} more` : ""}.
        </p>
      ) : null}
      <div className="mt-3">
        <Button size="small" variant="quiet" icon={Trash2} onPress={() => remove(check.id)}>
          Remove this check
        </Button>
      </div>
    </>
  );
}
