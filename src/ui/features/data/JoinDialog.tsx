import { useState } from "react";
import type { JoinHow } from "#core/combine/join-hows.ts";
import type { OtherFacts } from "#core/combine/other-facts.ts";
import { joinSentences } from "#core/combine/report-words.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { queries, useStudio } from "#state/store.ts";
import { useAnswer } from "#ui/answers/use-answer.ts";
import { useRoles } from "#ui/columns/use-dataset.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Checkbox } from "#ui/controls/Checkbox.tsx";
import { Dialog } from "#ui/controls/Dialog.tsx";
import { Select } from "#ui/controls/Select.tsx";
import { CombinePreview } from "./CombinePreview.tsx";
import { isChosen, KeyPairs, type OpenPair } from "./KeyPairs.tsx";
import { OtherTableField } from "./OtherTableField.tsx";
import { useOtherTable } from "./use-other-table.ts";

const rowsShown = 6;

/** Columns of a second table beside this one: a file, the keys, and what comes of it before anything is changed. */
export default function JoinDialog({
  columns,
  dataKey,
  onClose,
}: {
  readonly columns: readonly ColumnSummary[];
  /** Stands for this reading of the table. */
  readonly dataKey: string;
  readonly onClose: () => void;
}) {
  const { addOther } = useStudio.getState();
  const target = useRoles()?.target ?? null;
  const [pairs, setPairs] = useState<readonly OpenPair[]>([]);
  const [how, setHow] = useState<JoinHow>("left");
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const other = useOtherTable(({ proposal, columns: theirs }) => {
    setPairs(proposal.on.length > 0 ? proposal.on : [[null, null]]);
    // A column called like the target may well be the target: it comes along only when it is asked for.
    setLeft(new Set(theirs.map(({ name }) => name).filter((name) => name === target)));
  });
  const facts = other.state.status === "read" ? other.state.facts : null;
  const on = pairs.filter(isChosen);
  const isComplete = facts !== null && on.length > 0 && on.length === pairs.length;
  const keys = new Set(on.map(([, key]) => key));
  const offered = facts?.columns.filter(({ name }) => !keys.has(name)) ?? [];
  const taken = offered.map(({ name }) => name).filter((name) => !left.has(name));
  const options = { on, how, columns: taken };
  const preview = useAnswer(
    isComplete ? `join ${dataKey} ${facts.key} ${JSON.stringify(options)}` : null,
    () => queries.tryJoin(facts?.key ?? "", options, rowsShown),
  );
  const refusal = !facts
    ? "Choose the other table first"
    : !isComplete
      ? "Choose what rows belong together by"
      : preview.problem
        ? "The keys do not fit: see below"
        : preview.waiting
          ? "Comparing the tables…"
          : null;
  const join = () => {
    if (refusal !== null || facts === null) return;
    const { key, fileName } = facts;
    onClose();
    void addOther({ edit: "join", params: { other: { key, fileName }, ...options }, on: true });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="broad"
      title="Which columns should come beside this table?"
      acts={
        <>
          <Button variant="quiet" onPress={onClose}>
            None
          </Button>
          <Button variant="primary" disabledReason={refusal} onPress={join}>
            Join the tables
          </Button>
        </>
      }
    >
      <OtherTableField other={other}>
        A second file with columns for the same things: prices by article, customers by number. It is read
        here and goes nowhere else.
      </OtherTableField>
      {facts ? (
        <div className="combine-form">
          <KeyPairs
            pairs={pairs}
            left={columns.map(({ name }) => name)}
            right={facts.columns.map(({ name }) => name)}
            rightName={facts.fileName}
            partnerOf={(name) => partnerOf(facts, name)}
            onChange={setPairs}
          />
          <Select<JoinHow>
            label="Rows that stay"
            value={how}
            options={howOptions(facts.fileName)}
            onChange={setHow}
          />
          {offered.length > 0 ? (
            <fieldset className="recode-values">
              <legend>Columns that come along</legend>
              {offered.map(({ name }) => (
                <Checkbox
                  key={name}
                  isSelected={!left.has(name)}
                  onChange={(isOn) => setLeft(changed(left, name, !isOn))}
                >
                  <span className="cut">{name}</span>
                </Checkbox>
              ))}
            </fieldset>
          ) : null}
          {isComplete ? (
            <CombinePreview
              answer={preview}
              sentences={(report) => joinSentences(report, "this table", facts.fileName)}
              caption="First rows"
            />
          ) : null}
        </div>
      ) : null}
    </Dialog>
  );
}

function partnerOf({ proposal }: OtherFacts, column: string): string | null {
  return proposal.candidates.find(({ pair }) => pair[0] === column)?.pair[1] ?? null;
}

function howOptions(other: string): readonly { value: JoinHow; label: string; hint: string }[] {
  return [
    { value: "left", label: "All of this table", hint: "Missing cells where there is no partner" },
    { value: "inner", label: "Those with a partner", hint: "The others go" },
    { value: "outer", label: "All of both tables", hint: "Missing cells on either side" },
    { value: "right", label: `All of ${other}`, hint: "Rows of this table without a partner go" },
  ];
}

function changed(names: ReadonlySet<string>, name: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(names);
  if (isIn) next.add(name);
  else next.delete(name);
  return next;
}
