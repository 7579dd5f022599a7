import { type RefObject, useId } from "react";
import type { Suggestion } from "#core/formula/suggest.ts";

/** Where a formula is typed. Below it what the word may become: Tab takes the first, a press any. */
export function FormulaBox({
  box,
  value,
  suggestions,
  error,
  onChange,
  onCursor,
  onTab,
  onComplete,
}: {
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly value: string;
  readonly suggestions: readonly Suggestion[];
  readonly error: string | null;
  readonly onChange: (value: string, cursor: number) => void;
  /** It moved without a letter; the text may be about to change, and is not told. */
  readonly onCursor: (cursor: number) => void;
  /** Completes the word before the cursor; false where there is nothing to complete. */
  readonly onTab: (cursor: number) => boolean;
  readonly onComplete: (text: string) => void;
}) {
  const id = useId();
  return (
    <div className="field stacked">
      <label className="label" htmlFor={id}>
        Formula
      </label>
      <textarea
        ref={box}
        id={id}
        className="box measured"
        rows={3}
        spellCheck={false}
        value={value}
        aria-invalid={error !== null}
        aria-describedby={`${id}-error`}
        onChange={({ target }) => onChange(target.value, target.selectionEnd)}
        onSelect={({ currentTarget }) => onCursor(currentTarget.selectionEnd)}
        onKeyDown={(event) => {
          // With nothing to complete, Tab leaves the field as anywhere.
          if (event.key === "Tab" && !event.shiftKey && onTab(event.currentTarget.selectionEnd))
            event.preventDefault();
        }}
      />
      <p id={`${id}-error`} className="error" aria-live="polite">
        {error}
      </p>
      <ul className="formula-words" aria-label="What the word may become">
        {suggestions.map(({ text, hint }) => (
          <li key={text}>
            <button type="button" onClick={() => onComplete(text)}>
              <span className="num">{text}</span> <span className="cut">{hint}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
