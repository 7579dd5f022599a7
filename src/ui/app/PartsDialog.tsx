import { useState } from "react";
import { haveSameColumns, type PartFacts } from "#core/ingest/preview/part-facts.ts";
import { describeProblem } from "#core/shared/problems.ts";
import type { PartsQuestion } from "#state/choose-parts.ts";
import { useStudio } from "#state/store.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Checkbox } from "#ui/controls/Checkbox.tsx";
import { Dialog } from "#ui/controls/Dialog.tsx";
import { formatCount, plural } from "#ui/format/numbers.ts";
import "./parts-dialog.css";

/** Which sheet of a workbook, or which of several files, is the table; those of the same columns can be read as one. */
export default function PartsDialog({ question }: { readonly question: PartsQuestion }) {
  const { parts, kind, fileName, more } = question;
  const { answerParts } = useStudio.getState();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(question.chosen));
  const first = parts.find(({ name }) => chosen.has(name));
  const fits = (part: PartFacts) => first === undefined || haveSameColumns(first, part);
  const alike = first === undefined ? [] : parts.filter((part) => part.problem === null && fits(part));
  const toggle = (part: PartFacts, isOn: boolean) => {
    const next = new Set(fits(part) ? chosen : []); // another table begins a new choice
    if (isOn) next.add(part.name);
    else next.delete(part.name);
    setChosen(next);
  };
  const inOrder = parts.flatMap(({ name }) => (chosen.has(name) ? [name] : []));
  return (
    <Dialog
      isOpen
      width="wide"
      onClose={() => answerParts(null)}
      title={`Which ${kind} of “${fileName}” is the table?`}
      acts={
        <>
          <Button variant="quiet" onPress={() => answerParts(null)}>
            Read none of it
          </Button>
          <Button
            variant="primary"
            disabledReason={inOrder.length === 0 ? `Choose a ${kind} first` : null}
            onPress={() => answerParts(inOrder)}
          >
            {inOrder.length > 1 ? `Read ${inOrder.length} as one table` : "Read it"}
          </Button>
        </>
      }
    >
      <p className="mb-2 text-small text-ink-2">
        Choose one, or several of the same columns: their rows then stand one under the other.
      </p>
      <ul className="parts-list" aria-label={kind === "sheet" ? "Sheets" : "Files"}>
        {parts.map((part) => (
          <li key={part.name} data-other={!fits(part) || undefined}>
            <Checkbox
              isSelected={chosen.has(part.name)}
              isDisabled={part.problem !== null}
              onChange={(isOn) => toggle(part, isOn)}
            >
              <span className="words">
                <b>{part.name}</b>
                <small>{factsOf(part)}</small>
              </span>
            </Checkbox>
          </li>
        ))}
      </ul>
      {more > 0 ? (
        <p className="mt-2 text-small text-ink-3">
          {formatCount(more)} more are in it. To read those, unpack it and drop the ones you want.
        </p>
      ) : null}
      {alike.length > inOrder.length && first !== undefined && alike.length > 1 ? (
        <Button
          size="small"
          variant="quiet"
          onPress={() => setChosen(new Set(alike.map(({ name }) => name)))}
        >
          Take all {formatCount(alike.length)} with these columns
        </Button>
      ) : null}
    </Dialog>
  );
}

const namedColumns = 6;

function factsOf({ columns, nRows, problem }: PartFacts): string {
  if (problem !== null) return describeProblem(problem).title;
  const named = columns.slice(0, namedColumns).join(", ") + (columns.length > namedColumns ? ", …" : "");
  const rows = nRows === null ? "" : `${plural(nRows, "row")}, `;
  return `${rows}${plural(columns.length, "column")}: ${named}`;
}
