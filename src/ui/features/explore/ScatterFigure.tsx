import type { Reading } from "#core/frame/reading.ts";
import type { ColumnKind } from "#core/frame/column.ts";
import type { ScatterSample } from "#state/studio-state.ts";
import { Figure } from "#ui/charts/Figure.tsx";
import { ScatterChart, type ScatterRange } from "#ui/charts/ScatterChart.tsx";
import { scatterPython } from "#ui/columns/python-of-figures.ts";
import { scatterFinding, scatterSentences, scatterTable } from "#ui/columns/scatter-words.ts";

/** Two numbers against each other; a rectangle dragged over the dots selects their rows everywhere. */
export function ScatterFigure({
  sample,
  kinds,
  reading,
  target,
  positive,
  onBrush,
}: {
  sample: ScatterSample;
  kinds: readonly [x: ColumnKind, y: ColumnKind];
  reading: Reading;
  /** null where the dots have no classes. */
  target: string | null;
  positive: string | null;
  onBrush: (range: ScatterRange) => void;
}) {
  const { x, y, groups, points } = sample;
  return (
    <Figure
      id={`explore.${x}.${y}`}
      title={scatterFinding(sample)}
      sub="Each dot is a row. Drag a rectangle over dots to select their rows."
      sentences={scatterSentences(sample)}
      table={scatterTable(sample)}
      python={scatterPython(reading, x, y, groups.length > 1 ? target : null)}
      fileName={`${y}-against-${x}`.replaceAll(/[^\p{L}\p{N}_-]+/gu, "-")}
    >
      <ScatterChart
        points={points}
        groups={groups}
        positive={positive}
        xTitle={x}
        yTitle={y}
        xIsDate={kinds[0] === "datetime"}
        yIsDate={kinds[1] === "datetime"}
        height={420}
        onBrush={onBrush}
      />
    </Figure>
  );
}
