import type { Evaluation } from "#core/evaluate/evaluation.ts";
import type { RunRecord } from "#core/project/run.ts";
import { queries, useStudio } from "#state/store.ts";
import { useAnswer } from "#ui/answers/use-answer.ts";
import { runVersion } from "#ui/runs/run-version.ts";

/** Side of the drawing, px. */
const mistakesSide = 46;
const mostClasses = 12;
const mostDots = 120;

/** What a finished model got right and wrong on rows held out; null until it is known, or when nothing was judged. */
export function useMistakes(run: RunRecord | null): Evaluation | null {
  const threshold = useStudio((studio) => studio.project.threshold);
  const isJudged = run !== null && run.status !== "failed";
  const { value } = useAnswer(
    isJudged ? `evaluation ${runVersion(run)} false ${threshold}` : null,
    () => queries.evaluation(run!.id, false), // asked only with a run
  );
  if (value === null || value.task === "regression") return value;
  return value.confusion.classes.length > mostClasses ? null : value;
}

/** The confusion matrix as shades, mistakes in madder; for numbers, predicted against actual. */
export function MistakesThumb({ evaluation }: { readonly evaluation: Evaluation }) {
  return (
    <svg
      className="mistakes-thumb"
      viewBox={`0 0 ${mistakesSide} ${mistakesSide}`}
      width={mistakesSide}
      height={mistakesSide}
      aria-hidden
    >
      {evaluation.task === "regression" ? (
        <Dots points={evaluation.points} />
      ) : (
        <Cells counts={evaluation.confusion.counts} />
      )}
    </svg>
  );
}

function Cells({ counts }: { readonly counts: readonly (readonly number[])[] }) {
  const side = mistakesSide / Math.max(1, counts.length);
  return counts.map((row, actual) => {
    const total = Math.max(
      1,
      row.reduce((sum, count) => sum + count, 0),
    );
    return row.map((count, predicted) => (
      <rect
        // A cell is its place.
        // oxlint-disable-next-line react/no-array-index-key
        key={`${actual} ${predicted}`}
        x={predicted * side}
        y={actual * side}
        width={side - 1}
        height={side - 1}
        fill={actual === predicted ? "var(--c1)" : "var(--madder)"}
        fillOpacity={count === 0 ? 0.06 : 0.16 + 0.84 * (count / total)}
      />
    ));
  });
}

function Dots({
  points,
}: {
  readonly points: readonly { readonly row: number; readonly actual: number; readonly predicted: number }[];
}) {
  const every = Math.max(1, Math.ceil(points.length / mostDots));
  const shown = points.filter((_, at) => at % every === 0);
  const all = shown.flatMap(({ actual, predicted }) => [actual, predicted]);
  const low = Math.min(...all);
  const span = Math.max(...all) - low || 1;
  const at = (value: number) => 2 + ((value - low) / span) * (mistakesSide - 4);
  return (
    <>
      <line x1={2} y1={mistakesSide - 2} x2={mistakesSide - 2} y2={2} stroke="var(--rule-2)" />
      {shown.map(({ row, actual, predicted }) => (
        <circle
          key={row}
          cx={at(actual)}
          cy={mistakesSide - at(predicted)}
          r={1.2}
          fill="var(--c1)"
          fillOpacity={0.6}
        />
      ))}
    </>
  );
}
