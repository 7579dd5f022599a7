import type { ChartBody } from "#core/explore/chart-data.ts";
import { type ChartMark, type ChartSpec, plainSpec } from "#core/explore/chart-spec.ts";
import { drawChart } from "#core/explore/draw-chart.ts";
import { linePoints } from "#core/explore/line-points.ts";
import type { Axis } from "#core/explore/cut.ts";
import type { Table } from "#core/frame/column.ts";
import { createRandom } from "#core/shared/random.ts";
import { BandLines } from "#ui/charts/BandLines.tsx";
import { BoxRows } from "#ui/charts/BoxRows.tsx";
import { classColor } from "#ui/charts/class-colors.ts";
import { HexCells } from "#ui/charts/HexCells.tsx";
import { MiniChart } from "#ui/charts/MiniChart.tsx";
import { MosaicChart } from "#ui/charts/MosaicChart.tsx";
import { ParallelAxes } from "#ui/charts/ParallelAxes.tsx";
import { PlotFrame } from "#ui/charts/PlotFrame.tsx";
import { ScatterMatrix } from "#ui/charts/ScatterMatrix.tsx";
import { SummaryBars } from "#ui/charts/SummaryBars.tsx";
import { TrendLines } from "#ui/charts/TrendLines.tsx";

const random = createRandom(11);
const n = 3000;
const size = Float64Array.from({ length: n }, () => 50 + 12 * random.normal());
const codes = Int32Array.from(size, (value) => (value > 52 ? random.integer(3) : random.integer(2)));
const table: Table = {
  nRows: n,
  columns: [
    { kind: "numeric", name: "size", values: size },
    { kind: "numeric", name: "price", values: size.map((value) => 3 * value + 30 * random.normal()) },
    { kind: "numeric", name: "weight", values: size.map((value) => value / 9 + 2 * random.normal()) },
    { kind: "categorical", name: "finish", codes, categories: ["bare", "oiled", "painted"] },
  ],
};
const finishes = ["bare", "oiled", "painted"];
const colorOf = (group: number) => classColor(group, finishes, null);
const nothing = () => undefined;

function body<K extends ChartBody["kind"]>(kind: K, mark: ChartMark, x: string, more: Partial<ChartSpec>) {
  const found = drawChart(table, { ...plainSpec(x, mark), ...more }, null).panels[0]?.body;
  if (found?.kind !== kind) throw new Error(`no ${kind}`);
  return found as Extract<ChartBody, { kind: K }>;
}

const boxes = body("boxes", "box", "finish", { y: "price" }).boxes;
const violins = body("boxes", "violin", "finish", { y: "price" }).boxes;
const means = body("summaries", "bars", "finish", { y: "price" }).cells;
const { hexes, trends } = body("hexes", "density", "size", { y: "price", trend: true });
const lineChart = drawChart(
  table,
  { ...plainSpec("size", "line"), y: "price", colour: "finish", bins: 12 },
  null,
);
const lineBody = lineChart.panels[0]?.body;
const minis = {
  boxes: body("boxes", "box", "finish", { y: "price" }),
  density: body("hexes", "density", "size", { y: "price" }),
  line: body("summaries", "line", "size", { y: "price", bins: 12 }),
  dots: body("points", "dots", "size", { y: "price" }),
  bars: body("counts", "bars", "finish", {}),
};
const matrix = body("matrix", "matrix", "size", { y: "price", more: ["weight"], colour: "finish" });
const parallel = body("parallel", "parallel", "size", { y: "price", more: ["finish"] });
const several = (axes: readonly Axis[]) =>
  axes.map(({ column, range, labels, edges }) => ({
    title: column,
    kind: "number" as const,
    range,
    labels,
    edges,
  }));
const common = { xTitle: "price", colorOf, onPick: nothing, groups: [""] };

/** Charts of the builder, counted by core from made-up rows. */
export const builtCharts = [
  ["Boxes", <BoxRows key="" labels={finishes} boxes={boxes} range={[0, 300]} axis="number" {...common} />],
  [
    "Violins",
    <BoxRows key="" labels={finishes} boxes={violins} range={[0, 300]} axis="number" {...common} />,
  ],
  ["Means", <SummaryBars key="" labels={finishes} cells={means} range={[0, 200]} {...common} />],
  [
    "Lines with bands",
    <BandLines
      key=""
      lines={(lineBody?.kind === "summaries" ? lineBody.cells : []).map((cells, group) => ({
        label: finishes[group] ?? "",
        color: colorOf(group),
        points: linePoints(cells, lineChart.x.edges ?? [], (from, to) => (from + to) / 2).points,
      }))}
      xRange={[10, 90]}
      yRange={[50, 260]}
      xAxis="number"
      xTitle="size"
      yTitle="mean price"
      xWords={String}
      height={260}
    />,
  ],
  [
    "Hexagons and a trend",
    <PlotFrame
      key=""
      xDomain={[0, 1]}
      yDomain={[0, 1]}
      xTicks={[0, 0.5, 1]}
      yTicks={[0, 0.5, 1]}
      xTitle="size"
      yTitle="price"
      formatX={String}
      formatY={String}
      height={280}
    >
      {({ x, y }) => (
        <>
          <HexCells hexes={hexes} most={40} x={x} y={y} />
          <TrendLines
            trends={trends}
            colorOf={() => "var(--c2)"}
            x={(value) => x((value - 10) / 80)}
            y={(value) => y(value / 300)}
          />
        </>
      )}
    </PlotFrame>,
  ],
  [
    "Mosaic",
    <MosaicChart
      key=""
      across={finishes}
      up={["sold", "kept"]}
      cells={[
        [
          { n: 30, selected: 0 },
          { n: 80, selected: 20 },
          { n: 12, selected: 0 },
        ],
        [
          { n: 60, selected: 0 },
          { n: 40, selected: 0 },
          { n: 30, selected: 0 },
        ],
      ]}
      colorOf={colorOf}
      xTitle="finish"
      height={240}
      onPick={nothing}
    />,
  ],
  [
    "A scatter matrix",
    <ScatterMatrix
      key=""
      axes={several(matrix.axes)}
      body={matrix}
      nGroups={finishes.length}
      colorOf={colorOf}
      tool="rectangle"
      onBrush={nothing}
      onLasso={nothing}
      onPickBar={nothing}
      nameOf={(_, bin) => `bar ${bin + 1}`}
    />,
  ],
  [
    "Parallel axes",
    <ParallelAxes
      key=""
      axes={several(parallel.axes)}
      body={parallel}
      nGroups={1}
      colorOf={colorOf}
      ranges={new Map([[0, [0.2, 0.6] as const]])}
      onRange={nothing}
      height={320}
    />,
  ],
  [
    "Charts in a few pixels",
    <div key="" className="grid max-w-60 gap-3">
      {(["boxes", "density", "line", "dots", "bars"] as const).map((kind) => (
        <MiniChart
          key={kind}
          body={minis[kind]}
          isLine={kind === "line"}
          colorOf={() => "var(--c1)"}
          range={[0, 300]}
        />
      ))}
    </div>,
  ],
] as const;
