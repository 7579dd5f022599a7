import { useRef, useState } from "react";
import { columnWord, suggestions } from "#core/formula/suggest.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { describeProblem, LatheError } from "#core/shared/problems.ts";
import { queries, useStudio } from "#state/store.ts";
import { useAnswer } from "#ui/answers/use-answer.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Dialog } from "#ui/controls/Dialog.tsx";
import { TextField } from "#ui/controls/TextField.tsx";
import { FormulaBox } from "./FormulaBox.tsx";

const tried = 6;

type Trial = { readonly cells: readonly (string | null)[] } | { readonly problem: string };

/** A new column by a formula: words are completed, mistakes are shown where they stand, and the first rows are computed. */
export default function FormulaDialog({
  columns,
  dataKey,
  onClose,
}: {
  readonly columns: readonly ColumnSummary[];
  readonly dataKey: string;
  readonly onClose: () => void;
}) {
  const { addEdit } = useStudio.getState();
  const [name, setName] = useState("");
  const [formula, setFormula] = useState("");
  const [cursor, setCursor] = useState(0);
  const box = useRef<HTMLTextAreaElement>(null);
  const isTyped = formula.trim() !== "";
  const { value: trial } = useAnswer(isTyped ? `formula ${dataKey} ${formula}` : null, () => tryOut(formula));
  const names = columns.map((column) => column.name);
  const { list } = suggestions(formula, cursor, names);
  const problem = trial && "problem" in trial && isTyped ? trial.problem : null;
  const taken = names.includes(name.trim()) ? "Another column is called so already" : null;
  const refusal =
    name.trim() === "" ? "A column needs a name" : (taken ?? (isTyped ? problem : "Write a formula first"));
  const complete = (text: string, at = cursor) => {
    const { from } = suggestions(formula, at, names);
    const next = formula.slice(0, from) + text + formula.slice(at);
    setFormula(next);
    setCursor(from + text.length);
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(from + text.length, from + text.length);
    });
  };
  const keep = () => {
    if (refusal !== null) return;
    onClose();
    void addEdit({ edit: "formula", params: { name: name.trim(), formula }, on: true });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="wide"
      title="What is the new column?"
      acts={
        <>
          <Button variant="quiet" onPress={onClose}>
            No new column
          </Button>
          <Button variant="primary" disabledReason={refusal} onPress={keep}>
            Compute it
          </Button>
        </>
      }
    >
      <div className="formula-form">
        <TextField label="Name" isMeasured takesFocus value={name} onChange={setName} error={taken} />
        <FormulaBox
          box={box}
          value={formula}
          suggestions={list}
          error={problem}
          onChange={(next, at) => {
            setFormula(next);
            setCursor(at);
          }}
          onCursor={setCursor}
          onTab={(at) => {
            const [first] = suggestions(formula, at, names).list;
            if (first) complete(first.text, at);
            return first !== undefined;
          }}
          onComplete={(text) => complete(text)}
        />
        <p className="text-small text-ink-3">
          {isTyped && trial && "cells" in trial
            ? `First rows: ${trial.cells.map((cell) => cell ?? "missing").join(", ")}`
            : `For example ${exampleOf(columns)}. Missing values spread; fill(x, 0) puts something in their place.`}
        </p>
      </div>
    </Dialog>
  );
}

async function tryOut(formula: string): Promise<Trial> {
  try {
    return { cells: await queries.tryFormula(formula, tried) };
  } catch (error) {
    if (!(error instanceof LatheError)) throw error;
    return { problem: describeProblem(error.problem).title };
  }
}

function exampleOf(columns: readonly ColumnSummary[]): string {
  const numbers = columns
    .filter(({ kind }) => kind === "numeric" || kind === "integer")
    .map(({ name }) => name);
  const [first, second] = numbers.map(columnWord);
  if (first !== undefined && second !== undefined) return `${first} / ${second}`;
  return first === undefined ? `length(${columnWord(columns[0]?.name ?? "")})` : `log(${first})`;
}
