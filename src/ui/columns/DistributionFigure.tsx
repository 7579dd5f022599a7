import type { Reading } from "#core/frame/reading.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import type { Distribution } from "#state/studio-state.ts";
import { Figure } from "#ui/charts/Figure.tsx";
import { HistogramChart } from "#ui/charts/HistogramChart.tsx";
import { LevelBars } from "#ui/charts/LevelBars.tsx";
import {
  binWords,
  distributionFinding,
  distributionSentences,
  distributionTable,
  plainFinding,
} from "./distribution-words.ts";
import { formatCount, plural } from "#ui/format/numbers.ts";
import { kindWords } from "./kind-words.ts";
import { distributionPython } from "./python-of-figures.ts";

/** A column's rows by value or level, by class where there are classes; the finding is computed from its counts. */
export function DistributionFigure({
  distribution,
  summary,
  reading,
  target,
  positive,
  height = 300,
  isPlain = false,
  selected = null,
  onSelectBin,
}: {
  distribution: Distribution;
  summary: ColumnSummary;
  reading: Reading;
  target: string | null;
  positive: string | null;
  height?: number;
  /** Its title says how the values lie, not how the classes vary along them: another figure does. */
  isPlain?: boolean;
  /** Selected rows of each bar. */
  selected?: readonly number[] | null;
  /** A bar was clicked: its rows are to be selected. Keys choose them by the form of the column. */
  onSelectBin?: (bin: number, words: string, isAdded: boolean) => void;
}) {
  const { column, edges, labels, groups, kind } = distribution;
  const isTarget = column === target;
  return (
    <Figure
      id={`explore.${column}`}
      title={
        isPlain
          ? plainFinding(distribution, summary)
          : distributionFinding(distribution, summary, target, positive)
      }
      sub={
        <>
          Rows by <b className="num">{column}</b>, {kindWords[kind]}
          {groups.length > 1 && !isTarget ? (
            <>
              , by class of <b className="num">{target}</b>
            </>
          ) : null}
          .
        </>
      }
      sentences={[
        ...distributionSentences(distribution, summary, target),
        ...(selected === null ? [] : [selectedSentence(distribution, selected)]),
      ]}
      table={distributionTable(distribution)}
      python={distributionPython(reading, distribution, target)}
      fileName={`distribution-${column.replaceAll(/[^\p{L}\p{N}_-]+/gu, "-")}`}
    >
      {edges ? (
        <HistogramChart
          edges={edges}
          groups={groups}
          positive={positive}
          axis={kind === "datetime" ? "date" : "number"}
          xTitle={column}
          height={height}
          selected={selected}
          onSelectBin={
            onSelectBin && ((bin, isAdded) => onSelectBin(bin, binWords(distribution, bin), isAdded))
          }
        />
      ) : (
        <LevelBars
          labels={labels ?? []}
          groups={groups}
          positive={positive}
          isTarget={isTarget}
          selected={selected}
          onSelectBin={
            onSelectBin && ((bin, isAdded) => onSelectBin(bin, binWords(distribution, bin), isAdded))
          }
        />
      )}
    </Figure>
  );
}

/** Of the bar that holds most of the selection. */
function selectedSentence(distribution: Distribution, selected: readonly number[]): string {
  const all = selected.reduce((sum, count) => sum + count, 0);
  const most = Math.max(...selected, 0);
  if (most === 0) return "None of the selected rows is in a bar.";
  return `Of ${plural(all, "selected row")} ${formatCount(most)} lie at ${binWords(distribution, selected.indexOf(most))}.`;
}
