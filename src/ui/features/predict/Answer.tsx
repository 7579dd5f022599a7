import type { Prediction } from "#state/query-answers.ts";
import { classColor } from "#ui/charts/class-colors.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { formatNumber, formatPercent } from "#ui/format/numbers.ts";

const mostShown = 12;

/** What the model says of the row: a bar a class, or the number; and what in the row is unlike training. */
export function Answer({
  prediction,
  target,
  positive,
  threshold,
  median,
}: {
  prediction: Prediction;
  target: string;
  positive: string | null;
  threshold: number;
  /** Of the target in the table, for a number to be held against; null for classes. */
  median: number | null;
}) {
  const { probabilities, value, label, flags } = prediction;
  const labels = probabilities.map((entry) => entry.label);
  const shown = probabilities
    .map((entry, index) => ({ ...entry, color: classColor(index, labels, positive) }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, mostShown);
  const isBinary = positive !== null && probabilities.length === 2;
  return (
    <div>
      <p className="answer-value">
        {value === null ? label : formatNumber(value)}
        <small>{target}</small>
      </p>
      {value !== null && median !== null ? (
        <p className="text-ink-2">Half of the table lies under {formatNumber(median)}.</p>
      ) : null}
      <ul className="mt-3">
        {shown.map((entry) => (
          <li key={entry.label} className="chance">
            <span className="cut" title={entry.label}>
              {entry.label}
            </span>
            <span className="track">
              <span style={{ width: `${entry.probability * 100}%`, background: entry.color }} />
              {isBinary && entry.label === positive ? <i style={{ left: `${threshold * 100}%` }} /> : null}
            </span>
            <span className="num">{chanceWords(entry.probability)}</span>
          </li>
        ))}
      </ul>
      {isBinary ? (
        <p className="mt-1 text-small text-ink-3">
          It says {positive} from a chance of {formatPercent(threshold)}, the project’s threshold.
        </p>
      ) : null}
      <h3>Is the row like training?</h3>
      <div aria-live="polite">
        {flags.map((flag) => (
          <Alert key={flag} tone="warn" title="Unlike training">
            {flag}.
          </Alert>
        ))}
        {flags.length === 0 ? (
          <Alert tone="ok" title="Like the rows it learned from">
            Every number is within training’s range and every level was seen. Together they may still be rare.
          </Alert>
        ) : null}
      </div>
    </div>
  );
}

/** One decimal, and never nothing or all where there is a little more or less. */
function chanceWords(chance: number): string {
  const isExtreme = (chance > 0 && chance < 0.001) || (chance > 0.999 && chance < 1);
  return isExtreme ? formatPercent(chance) : formatPercent(chance, 1);
}
