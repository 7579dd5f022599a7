import { Button } from "react-aria-components";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { MiniDots } from "#ui/charts/MiniDots.tsx";
import { columnFacts } from "#ui/columns/column-facts.ts";
import { distributionFinding } from "#ui/columns/distribution-words.ts";
import { MiniDistribution } from "#ui/columns/MiniDistribution.tsx";
import { scatterFinding } from "#ui/columns/scatter-words.ts";
import { formatFixed } from "#ui/format/numbers.ts";
import { equationsKept } from "#ui/format/equations-kept.ts";
import type { Worth } from "./use-worth-drawing.ts";

const shown = 6;
const least = 0.05;

/** In the margin: the columns that go most with the target, each with its finding. */
export function WorthDrawing({
  worth,
  columns,
  target,
  positive,
  across,
  isClassification,
  onDraw,
  onDrawAgainst,
}: {
  worth: readonly Worth[];
  columns: readonly ColumnSummary[];
  target: string;
  positive: string | null;
  across: string;
  isClassification: boolean;
  onDraw: (column: string) => void;
  /** Draws the column across and the target up. */
  onDrawAgainst: (column: string) => void;
}) {
  const entries = worth
    .filter(({ column, strength, isProven }) => column !== across && isProven && strength >= least)
    .slice(0, shown);
  return (
    <section aria-label={`Nearest to ${target}`}>
      <p className="mb-3 mt-2 text-small text-ink-3">
        {isClassification
          ? `Ranked by how much each column’s levels go with ${target} (Cramér’s V, 0 to 1).`
          : `Numbers ranked by how straight a line each makes with ${target} (Pearson’s r).`}{" "}
        Only what chance would hardly give. One at a time: columns that matter only together are not seen
        here.
      </p>
      {entries.map((entry) => {
        const { column, strength } = entry;
        const summary = columns.find(({ name }) => name === column);
        if (!summary) return null;
        const isDots = "sample" in entry;
        return (
          <Button
            key={column}
            className="worth"
            onPress={() => (isDots ? onDrawAgainst(column) : onDraw(column))}
          >
            <span className="finding-line">
              {isDots
                ? equationsKept(scatterFinding(entry.sample))
                : distributionFinding(entry.distribution, summary, target, positive)}
            </span>
            {isDots ? (
              <MiniDots points={entry.sample.points} width={236} height={54} />
            ) : (
              <MiniDistribution
                summary={summary}
                distribution={entry.distribution}
                isTarget={false}
                positive={positive}
                width={236}
                height={44}
              />
            )}
            <small>
              <span className="num cut">
                {column}: {columnFacts(summary)[1]}
              </span>
              <span className="num">{isDots ? "" : `V ${formatFixed(strength, 2)}`}</span>
            </small>
          </Button>
        );
      })}
      {worth.length > 0 && entries.length === 0 ? (
        <p className="text-ink-2">No single column goes with {target} strongly enough to be drawn here.</p>
      ) : null}
    </section>
  );
}
