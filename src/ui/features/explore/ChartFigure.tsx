import { useState } from "react";
import type { ChartPlace } from "#core/explore/chart-cuts.ts";
import { isMany } from "#core/explore/chart-spec.ts";
import type { ChartData } from "#core/explore/chart-data.ts";
import type { RowCondition } from "#core/frame/row-conditions.ts";
import type { Reading } from "#core/frame/reading.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { useStudio } from "#state/store.ts";
import { Figure } from "#ui/charts/Figure.tsx";
import type { ScatterRange } from "#ui/charts/ScatterChart.tsx";
import { SurfaceCells } from "#ui/charts/SurfaceCells.tsx";
import { Segmented } from "#ui/controls/Segmented.tsx";
import { Switch } from "#ui/controls/Switch.tsx";
import { rangeWords } from "#ui/selection/range-text.ts";
import { placeWords } from "./axis-words.ts";
import { ChartBodyView } from "./ChartBodyView.tsx";
import { chartFinding } from "./chart-findings.ts";
import { ChartKey } from "./ChartKey.tsx";
import { chartPython } from "./chart-python.ts";
import { chartMethod, chartSentences } from "./chart-sentences.ts";
import { chartTable } from "./chart-table.ts";
import { isPair } from "./chart-values.ts";
import { groupLook } from "./group-look.ts";
import { SeveralColumns } from "./SeveralColumns.tsx";
import { PairPanel } from "./PairPanel.tsx";
import { Panels } from "./Panels.tsx";
import { heldInWords, useSurface } from "./use-surface.ts";

/** The chart on the shelves, in its frame. Marks that are pressed and areas that are drawn around select rows everywhere. */
export function ChartFigure({
  data,
  columns: [x, y],
  reading,
  positive,
}: {
  data: ChartData;
  columns: readonly [x: ColumnSummary, y: ColumnSummary | null];
  reading: Reading;
  /** Where the colours are the target's classes; null where they are not. */
  positive: string | null;
}) {
  const { spec } = data;
  const { selectWhere } = useStudio.getState();
  const [tool, setTool] = useState<"rectangle" | "lasso">("rectangle");
  const [showsModel, setShowsModel] = useState(false);
  const threshold = useStudio((studio) => studio.project.threshold);
  const isDrawnAround = isPair(spec) || spec.mark === "matrix";
  const canShowModel = spec.mark === "dots" && data.panel === null && !spec.xLog && !spec.yLog;
  // A column against itself has no surface: so none is asked for.
  const model = useSurface(spec.x, canShowModel ? (spec.y ?? spec.x) : spec.x, showsModel);
  const surface = showsModel ? (model?.surface ?? null) : null;
  const look = groupLook(data, positive);
  const said = chartSentences(data);

  // A place of the chart knows its filters; what is drawn around has them beside it.
  const howOf = (isAdded: boolean) => (data.onlySelected ? "among" : isAdded ? "beside" : "anew");
  const select = (conditions: readonly RowCondition[], words: string, isAdded = false) =>
    void selectWhere([...conditions, ...spec.filters], words, howOf(isAdded));
  const pick = (place: ChartPlace, isAdded: boolean) =>
    void selectWhere([{ kind: "place", spec, place }], pickedWords(data, place), howOf(isAdded));
  const inPanel = (panel: number) =>
    data.panel === null
      ? { conditions: [], words: "" }
      : {
          conditions: [{ kind: "place", spec, place: { panel, group: null, x: null, y: null } }] as const,
          words: `, ${placeWords(data.panel, panel)}`,
        };
  const brush = (range: ScatterRange, panel: number) => {
    if (y === null) return;
    const within = inPanel(panel);
    const ranges = [
      { kind: "range", column: x.name, min: range.x[0], max: range.x[1] },
      { kind: "range", column: y.name, min: range.y[0], max: range.y[1] },
      ...within.conditions,
    ] as const;
    const words = `${rangeWords(x, ...range.x)}, ${rangeWords(y, ...range.y)}${within.words}`;
    select(ranges, words);
  };
  const lasso = (corners: readonly (readonly [number, number])[], panel: number) => {
    if (y === null) return;
    const within = inPanel(panel);
    const around = { kind: "polygon", x: x.name, y: y.name, corners } as const;
    const words = `${y.name} against ${x.name}, as encircled${within.words}`;
    select([around, ...within.conditions], words);
  };
  return (
    <Figure
      id={`explore.${[spec.x, spec.y, ...spec.more, spec.mark, spec.colour, spec.facet].filter((part) => part !== null).join(".")}`}
      title={chartFinding(data, x)}
      sub={
        isDrawnAround
          ? `${chartMethod(data)} ${toolWords(tool, data)}`
          : spec.mark === "parallel"
            ? `${chartMethod(data)} Drag along axes, or set ends by keys, to select rows.`
            : chartMethod(data)
      }
      sentences={surface === null ? said : [...said, heldInWords(surface)]}
      table={chartTable(data)}
      python={chartPython(reading, data)}
      fileName={`${spec.mark}-${spec.y === null ? "" : `${spec.y}-by-`}${spec.x}`.replaceAll(
        /[^\p{L}\p{N}_-]+/gu,
        "-",
      )}
    >
      {isDrawnAround ? (
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
          {model === null || !canShowModel ? null : (
            <Switch isSelected={showsModel} onChange={setShowsModel}>
              Decision surface of {model.run.name}
            </Switch>
          )}
        </div>
      ) : null}
      <ChartKey data={data} look={look} positive={positive} />
      <Panels data={data}>
        {(panel) =>
          isMany(spec.mark) ? (
            <SeveralColumns data={data} look={look} tool={tool} onSelect={select} />
          ) : isDrawnAround ? (
            <PairPanel
              data={data}
              panel={panel}
              look={look}
              positive={positive}
              tool={tool}
              onBrush={(range) => brush(range, panel)}
              onLasso={(corners) => lasso(corners, panel)}
              under={
                surface === null
                  ? undefined
                  : (across, up) => <SurfaceCells surface={surface} threshold={threshold} x={across} y={up} />
              }
            />
          ) : (
            <ChartBodyView data={data} panel={panel} look={look} positive={positive} onPick={pick} />
          )
        }
      </Panels>
    </Figure>
  );
}

function toolWords(tool: "rectangle" | "lasso", { panels }: ChartData): string {
  const [first] = panels;
  const isMatrix = first?.body.kind === "matrix";
  const hasDots = first?.body.kind === "points" || (isMatrix && first.body.drawn !== null);
  const [what, marks] = hasDots ? [isMatrix ? "" : "Each dot is a row. ", "dots"] : ["", "hexagons"];
  return tool === "lasso"
    ? `${what}Draw a line around ${marks}, or set its corners by keys, to select their rows.`
    : `${what}Drag a rectangle over ${marks}, or set its corners by keys, to select their rows.`;
}

function pickedWords({ x, y, group, panel }: ChartData, place: ChartPlace): string {
  const axes = [
    [x, place.x],
    [y, place.y],
    [group, place.group],
    [panel, place.panel],
  ] as const;
  return axes
    .flatMap(([axis, at]) => (axis === null || at === null ? [] : [placeWords(axis, at)]))
    .join(", ");
}
