import { ProgressBar as AriaProgressBar } from "react-aria-components";

/** One segment a part (fold). `value` is 0…1 over all parts; null while it cannot be told. */
export function ProgressBar({
  label,
  value,
  segments = 1,
  isPaused = false,
  valueText,
}: {
  readonly label: string;
  readonly value: number | null;
  readonly segments?: number;
  readonly isPaused?: boolean;
  /** Read out in place of the percentage: "fold 3 of 5". */
  readonly valueText?: string;
}) {
  const done = (value ?? 0) * segments;
  return (
    <AriaProgressBar
      aria-label={label}
      value={(value ?? 0) * 100}
      isIndeterminate={value === null}
      {...(valueText === undefined ? {} : { valueLabel: valueText })}
      className="progress"
      {...(isPaused ? { "data-paused": true } : {})}
      {...(value === null ? { "data-waiting": true } : {})}
    >
      {Array.from({ length: segments }, (_, part) => {
        const share = Math.min(1, Math.max(0, done - part));
        return (
          <span key={part}>
            <span
              className={segments > 1 && share === 1 ? "done" : ""}
              style={value === null ? {} : { width: `${share * 100}%` }}
            />
          </span>
        );
      })}
    </AriaProgressBar>
  );
}
