import type { OtherFacts } from "#core/combine/other-facts.ts";
import { describeProblem } from "#core/shared/problems.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { FileDrop } from "#ui/controls/FileDrop.tsx";
import { ProgressBar } from "#ui/controls/ProgressBar.tsx";
import { plural } from "#ui/format/numbers.ts";
import type { OtherTable } from "./use-other-table.ts";

/** Where the second table is dropped or chosen, and what it turned out to be. Its button stays, and with it the focus. */
export function OtherTableField({ other, children }: { other: OtherTable; children: string }) {
  const { state } = other;
  const facts = state.status === "read" ? state.facts : null;
  const size = facts && `${plural(facts.nRows, "row")}, ${plural(facts.columns.length, "column")}`;
  return (
    <div className="other-table" data-read={facts !== null || undefined}>
      <FileDrop
        title={facts ? `${facts.fileName}: ${size}` : "The other table"}
        act={facts ? "Another file" : "Choose a file"}
        onFile={other.open}
        below={facts ? <Remarks other={other} facts={facts} /> : <ReadingLine state={state} />}
      >
        {facts ? null : <p>{children}</p>}
      </FileDrop>
    </div>
  );
}

const orderWords = {
  "day-first": "Day first",
  "month-first": "Month first",
  "year-first": "Year first",
} as const;

function Remarks({ other, facts }: { other: OtherTable; facts: OtherFacts }) {
  const { remarks, unsureDates } = facts;
  return (
    <>
      {unsureDates.length > 0 ? (
        <Alert
          tone="warn"
          title={`Dates of ${unsureDates.join(", ")} can be read in several ways`}
          acts={
            <>
              {facts.dateOrders.map((dateOrder) => (
                <Button key={dateOrder} size="small" onPress={() => other.reread({ dateOrder })}>
                  {orderWords[dateOrder]}
                </Button>
              ))}
            </>
          }
        />
      ) : null}
      {remarks.length > 0 ? (
        <details>
          <summary>{plural(remarks.length, "remark")} on how it was read</summary>
          <ul>
            {remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

function ReadingLine({ state }: { state: OtherTable["state"] }) {
  if (state.status === "reading") {
    return (
      <>
        <p>Reading {state.name}…</p>
        <ProgressBar label={`Reading ${state.name}`} value={state.share} />
      </>
    );
  }
  if (state.status !== "failed") return null;
  const { title, advice } = describeProblem(state.problem);
  return (
    <Alert tone="bad" isBoxed title={title}>
      {advice}
    </Alert>
  );
}
