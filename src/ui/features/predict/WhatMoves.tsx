import type { OnePrediction } from "#core/explain/one-prediction.ts";
import { formatFixed, formatSigned, narrow, plural } from "#ui/format/numbers.ts";
import { isolate } from "#ui/format/isolate.ts";
import type { TypedRow } from "./start-values.ts";

const mostShown = 8;

/** Which values of this row move its prediction: each replaced by what is typical, the model asked again. */
export function WhatMoves({
  explained,
  typed,
  target,
}: {
  readonly explained: OnePrediction;
  readonly typed: TypedRow;
  readonly target: string;
}) {
  const { label, output, moves } = explained;
  const moving = moves.filter(({ move }) => move !== 0);
  const most = Math.max(...moving.map(({ move }) => Math.abs(move)));
  const what = label === null ? `the predicted ${isolate(target)}` : `the chance of ${isolate(label)}`;
  return (
    <section className="moves" aria-labelledby="moves">
      <h3 id="moves">What moves it</h3>
      {moving.length === 0 ? (
        <p className="text-ink-2">
          Nothing alone: every value is the typical one, or replacing it by that changes {what} by nothing.
        </p>
      ) : (
        <>
          <p className="text-ink-2">
            How much {what} changes by the value that this row has, rather than a typical one.
          </p>
          <ul>
            {moving.slice(0, mostShown).map(({ column, typical, move }) => (
              <li key={column} data-sign={move > 0 ? "up" : "down"}>
                <span className="column cut num" title={column}>
                  {column}
                </span>
                <span className="num">{label === null ? signed(move, output) : points(move)}</span>
                <span className="track" aria-hidden>
                  <span style={{ width: `${(50 * Math.abs(move)) / most}%` }} />
                </span>
                <span className="why cut">
                  {cellWords(typed.get(column))} rather than {cellWords(typical ?? "")}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="text-small text-ink-3">
        {moving.length > mostShown
          ? `${plural(moving.length - mostShown, "more column")} less than these. `
          : ""}
        Each value alone is replaced by the median or most frequent one of training, the others stay, and the
        model is asked again. Columns that stand in for each other each move little, and the moves do not add
        up. It says how the model would answer, not what would happen.
      </p>
    </section>
  );
}

/** A change of probability in points of per cent. */
function points(move: number): string {
  const size = Math.abs(move) * 100;
  if (size < 0.005) return `<${narrow}0.01 points`; // its bar says which way
  return `${formatSigned(move * 100, size < 1 ? 2 : 1)} points`;
}

/** A change of a number with as many digits as the number is told with. */
function signed(move: number, output: number): string {
  const size = Math.max(Math.abs(move), Math.abs(output) / 1000, Number.MIN_VALUE);
  return formatSigned(move, Math.max(0, 2 - Math.floor(Math.log10(size))));
}

function cellWords(text: string | undefined): string {
  const value = text?.trim() ?? "";
  if (value === "") return "empty";
  const number = Number(value);
  return Number.isNaN(number) || value.length < 9 ? isolate(value) : formatFixed(number, 4);
}
