import { type KeyboardEvent, useRef, useState } from "react";
import type { ConfusionMatrix } from "#core/evaluate/evaluation.ts";
import { formatCount, formatPercent, plural } from "#ui/format/numbers.ts";

export interface ConfusionGridProps {
  readonly matrix: ConfusionMatrix;
  /** A cell was chosen: its rows are to be selected. */
  readonly onSelect?: ((actual: number, predicted: number) => void) | undefined;
  /** Selected rows of each cell, counts[actual][predicted]. */
  readonly selected?: readonly (readonly number[])[] | null;
}

/** Steps of the sequential ramp that carry text well: ink on the first four, plate on the rest. */
const ramp = [0, 1, 2, 3, 5, 6, 7] as const;

/** Rows are what happened, columns what the model said; stronger is a larger share of its row. Arrow keys move. */
export function ConfusionGrid({ matrix, onSelect, selected = null }: ConfusionGridProps) {
  const { classes, counts } = matrix;
  const n = classes.length;
  const grid = useRef<HTMLTableElement>(null);
  const [focus, setFocus] = useState<readonly [number, number]>([0, 0]);
  const isRoomy = n <= 4;
  const isMany = n > 4;
  const move = (event: KeyboardEvent) => {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const [row, column] = [focus[0] + (step[0] ?? 0), focus[1] + (step[1] ?? 0)];
    grid.current?.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`)?.focus();
  };
  return (
    <div className={`confusion ${isRoomy ? "roomy" : ""} ${isMany ? "many" : ""}`}>
      <table
        ref={grid}
        style={isMany ? { minWidth: 158 + 30 * n, maxWidth: 158 + 72 * n } : { minWidth: 86 + 50 * n }}
      >
        <caption className="spoken">Rows are the actual class, columns the predicted class</caption>
        <thead>
          <tr>
            <td>
              <span className={isMany ? "muted" : "spoken"}>{isMany ? "true ↓ said →" : "actual class"}</span>
            </td>
            {classes.map((label) => (
              <th key={label} scope="col" title={label}>
                <Head word="said" label={label} isMany={isMany} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counts.map((row, actual) => {
            const total = row.reduce((sum, count) => sum + count, 0);
            const label = classes[actual] ?? "";
            return (
              <tr key={label}>
                <th scope="row" title={label}>
                  <Head word="was" label={label} isMany={isMany} />
                  <span className="num muted">{formatCount(total)}</span>
                </th>
                {row.map((count, predicted) => {
                  const share = total === 0 ? 0 : count / total;
                  const level = ramp[Math.min(ramp.length - 1, Math.round(share * (ramp.length - 1)))] ?? 0;
                  const marked = selected?.[actual]?.[predicted] ?? 0;
                  const isError = actual !== predicted && count > 0;
                  return (
                    <td key={classes[predicted]}>
                      <button
                        type="button"
                        data-cell={`${actual} ${predicted}`}
                        style={{
                          background: `var(--q${level})`,
                          color: level >= 5 ? "var(--plate)" : "var(--ink)",
                        }}
                        tabIndex={focus[0] === actual && focus[1] === predicted ? 0 : -1}
                        aria-pressed={marked > 0 && marked === count}
                        aria-disabled={onSelect === undefined || count === 0}
                        aria-label={`${plural(count, "row")}: was ${label}, said ${classes[predicted]}; ${formatPercent(share)} of its row${marked > 0 ? `; ${formatCount(marked)} selected` : ""}`}
                        onKeyDown={move}
                        onFocus={() => setFocus([actual, predicted])}
                        onClick={() => {
                          if (count > 0) onSelect?.(actual, predicted);
                        }}
                      >
                        {marked > 0 && marked < count ? (
                          <span className="selected-share" style={{ width: percentOf(marked / count) }} />
                        ) : null}
                        {isError ? <span className="error-mark" /> : null}
                        <span className={count === 0 ? "count none" : "count"}>{formatCount(count)}</span>
                        {isRoomy ? <span className="share">{formatPercent(share)} of row</span> : null}
                      </button>
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const percentOf = (share: number) => `${Math.max(6, 100 * share).toFixed(1)}%`;

/** With few classes the name stands under its word, in two lines at most. */
function Head({
  word,
  label,
  isMany,
}: {
  readonly word: "was" | "said";
  readonly label: string;
  readonly isMany: boolean;
}) {
  return isMany ? (
    <span className="cut">{label}</span>
  ) : (
    <span className="two-lines">
      <span className="muted">{word}</span> {label}
    </span>
  );
}
