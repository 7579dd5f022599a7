import { type RefObject, useId } from "react";
import type { Suggestion } from "#core/formula/suggest.ts";

/** Where a formula is typed. Below it what the word may become: Tab takes the first, a press any. */
export function FormulaBox({
  box,
  value,
  suggestions,
  error,
  onChange,
  onComplete,
}: {
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly value: string;
  readonly suggestions: readonly Suggestion[];
  readonly error: string | null;
  readonly onChange: (value: string, cursor: number) => void;
  readonly onComplete: (text: string) => void;
}) {
  const id = useId();
  const [first] = suggestions;
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
        onChange={(event) => onChange(event.target.value, event.target.selectionStart)}
        onSelect={(event) => onChange(value, event.currentTarget.selectionStart)}
        onKeyDown={(event) => {
          if (event.key !== "Tab" || event.shiftKey || !first) return;
          event.preventDefault(); // with nothing to complete, Tab leaves the field as anywhere
          onComplete(first.text);
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
