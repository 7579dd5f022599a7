import { useState } from "react";
import type { Reading } from "#core/frame/reading.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { useStudio } from "#state/store.ts";
import type { ScatterSample } from "#state/studio-state.ts";
import { Figure } from "#ui/charts/Figure.tsx";
import { SurfaceCells } from "#ui/charts/SurfaceCells.tsx";
import { Switch } from "#ui/controls/Switch.tsx";
import { ScatterChart, type ScatterRange } from "#ui/charts/ScatterChart.tsx";
import { Segmented } from "#ui/controls/Segmented.tsx";
import { scatterPython } from "#ui/columns/python-of-figures.ts";
import { scatterFinding, scatterSentences, scatterTable } from "#ui/columns/scatter-words.ts";
import { heldInWords, useSurface } from "./use-surface.ts";

/** Two numbers against each other; a rectangle dragged over the dots selects their rows everywhere. */
export function ScatterFigure({
  sample,
  columns,
  reading,
  target,
  positive,
  onBrush,
  onLasso,
}: {
  sample: ScatterSample;
  columns: readonly [x: ColumnSummary, y: ColumnSummary];
  reading: Reading;
  /** null where the dots have no classes. */
  target: string | null;
  positive: string | null;
  onBrush: (range: ScatterRange) => void;
  onLasso: (corners: readonly (readonly [x: number, y: number])[]) => void;
}) {
  const { x, y, groups, points } = sample;
  const [tool, setTool] = useState<"rectangle" | "lasso">("rectangle");
  const [showsModel, setShowsModel] = useState(false);
  const threshold = useStudio((studio) => studio.project.threshold);
  const model = useSurface(x, y, showsModel);
  const said = scatterSentences(sample, columns[0].missing + columns[1].missing);
  const surface = showsModel ? (model?.surface ?? null) : null;
  return (
    <Figure
      id={`explore.${x}.${y}`}
      title={scatterFinding(sample)}
      sub={
        tool === "lasso"
          ? "Each dot is a row. Draw a line around dots, or set its corners by keys, to select their rows."
          : "Each dot is a row. Drag a rectangle over dots, or set its corners by keys, to select their rows."
      }
      sentences={surface === null ? said : [...said, heldInWords(surface)]}
      table={scatterTable(sample)}
      python={scatterPython(reading, x, y, groups.length > 1 ? target : null)}
      fileName={`${y}-against-${x}`.replaceAll(/[^\p{L}\p{N}_-]+/gu, "-")}
    >
      <div className="scatter-tools">
        <Segmented
          label="Select rows by"
          size="small"
          value={tool}
          onChange={setTool}
          options={[
            { value: "rectangle", label: "Rectangle" },
            { value: "lasso", label: "Lasso" },
          ]}
        />
        {model === null ? null : (
          <Switch isSelected={showsModel} onChange={setShowsModel}>
            Decision surface of {model.run.name}
          </Switch>
        )}
      </div>
      <ScatterChart
        points={points}
        groups={groups}
        positive={positive}
        xTitle={x}
        yTitle={y}
        xIsDate={columns[0].kind === "datetime"}
        yIsDate={columns[1].kind === "datetime"}
        height={420}
        tool={tool}
        onBrush={onBrush}
        onLasso={onLasso}
        under={
          surface === null
            ? undefined
            : (across, up) => <SurfaceCells surface={surface} threshold={threshold} x={across} y={up} />
        }
      />
    </Figure>
  );
}
