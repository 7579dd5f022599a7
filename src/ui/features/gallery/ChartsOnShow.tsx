import { BarsChart } from "#ui/charts/BarsChart.tsx";
import { CalibrationChart } from "#ui/charts/CalibrationChart.tsx";
import { ClassKey } from "#ui/charts/ClassKey.tsx";
import { ConfusionGrid } from "#ui/charts/ConfusionGrid.tsx";
import { DifferenceHistogram } from "#ui/charts/DifferenceHistogram.tsx";
import { DriftBars } from "#ui/charts/DriftBars.tsx";
import { EffectBars } from "#ui/charts/EffectBars.tsx";
import { Figure } from "#ui/charts/Figure.tsx";
import { FoldStaircase } from "#ui/charts/FoldStaircase.tsx";
import { HeatMap } from "#ui/charts/HeatMap.tsx";
import { HistogramChart } from "#ui/charts/HistogramChart.tsx";
import { ImportanceChart } from "#ui/charts/ImportanceChart.tsx";
import { IntervalAxis, IntervalCell, intervalScale } from "#ui/charts/IntervalCell.tsx";
import { LevelBars } from "#ui/charts/LevelBars.tsx";
import { LossChart } from "#ui/charts/LossChart.tsx";
import { MiniBars } from "#ui/charts/MiniBars.tsx";
import { MiniDots } from "#ui/charts/MiniDots.tsx";
import { OverlaidBins } from "#ui/charts/OverlaidBins.tsx";
import { PlotFrame } from "#ui/charts/PlotFrame.tsx";
import { PrChart } from "#ui/charts/PrChart.tsx";
import { PredictedActualChart } from "#ui/charts/PredictedActualChart.tsx";
import { ResidualHistogram } from "#ui/charts/ResidualHistogram.tsx";
import { RocChart } from "#ui/charts/RocChart.tsx";
import { ScatterChart } from "#ui/charts/ScatterChart.tsx";
import { ScoreTimeline } from "#ui/charts/ScoreTimeline.tsx";
import { ShapeLevels } from "#ui/charts/ShapeLevels.tsx";
import { ShapeSteps } from "#ui/charts/ShapeSteps.tsx";
import { ShareDots } from "#ui/charts/ShareDots.tsx";
import { SurfaceCells } from "#ui/charts/SurfaceCells.tsx";
import { PruningChart } from "#ui/charts/PruningChart.tsx";
import { TreeChart } from "#ui/charts/TreeChart.tsx";
import { wilsonInterval } from "#core/evaluate/wilson-interval.ts";
import { builtCharts } from "./BuiltCharts.tsx";
import { shapCharts } from "./ShapCharts.tsx";
import {
  classes,
  curves,
  drift,
  edges,
  groups,
  importance,
  numbers,
  points,
  scores,
  shape,
  surface,
  boostedTree,
  pruning,
  tree,
} from "./seeded.ts";

const nothing = () => undefined;
const levels = ["Month-to-month", "One year", "Two years"];
const levelGroups = groups.map(({ label, counts }) => ({ label, counts: counts.slice(2, 5) }));
const scale = intervalScale(scores, scores[2] ?? null);

const shown = [
  ["ROC curve", <RocChart key="" curves={classes.curves} threshold={0.5} />],
  ["Precision and recall", <PrChart key="" curves={classes.curves} threshold={0.5} />],
  [
    "Calibration",
    <CalibrationChart
      key=""
      dots={classes.calibration.bins.map(({ predicted, hits, rows }) => ({
        predicted,
        rows,
        share: hits / rows,
        interval: wilsonInterval(hits, rows),
      }))}
      xTitle="predicted chance of yes"
      yTitle="share that came true"
    />,
  ],
  ["Confusion", <ConfusionGrid key="" matrix={classes.confusion} onSelect={() => undefined} />],
  ["Loss", <LossChart key="" curves={curves} />],
  ["Loss, live", <LossChart key="" curves={curves} isLive />],
  ["Predicted and actual", <PredictedActualChart key="" points={numbers.points} target="price" />],
  ["Residuals", <ResidualHistogram key="" {...numbers.residuals} bias={numbers.bias} />],
  [
    "Shape of a number",
    <ShapeSteps
      key=""
      edges={shape.edges}
      lines={[{ label: "tenure", color: "var(--c1)", ...shape }]}
      weights={shape.weights}
      xTitle="tenure"
      yTitle="added to the log odds of yes"
      height={260}
      range={[2, 4]}
      onRange={nothing}
    />,
  ],
  [
    "Shape of categories",
    <ShapeLevels
      key=""
      levels={levels}
      lines={[{ label: "contract", color: "var(--c1)", ...shape }]}
      weights={shape.weights}
      xTitle="added to the log odds of yes"
      chosen={[1]}
      onChoose={nothing}
    />,
  ],
  [
    "Tree",
    <TreeChart key="" drawing={tree} label="A tree" selected={[60, 50, 10, 40, 10]} onSelect={nothing} />,
  ],
  ["Pruning", <PruningChart key="" path={pruning} metric="log loss" chosen={7} onChoose={nothing} />],
  [
    "Tree of many",
    <TreeChart key="" drawing={boostedTree} label="A boosted tree" selected={null} onSelect={nothing} />,
  ],
  ["Importance", <ImportanceChart key="" importance={importance} selected="contract" />],
  [
    "Scatter",
    <ScatterChart
      key=""
      points={points}
      groups={["no", "yes"]}
      positive="yes"
      xTitle="tenure"
      yTitle="charges"
      xAxis="number"
      yAxis="number"
      height={260}
      tool="rectangle"
      onLasso={() => undefined}
      onBrush={() => undefined}
    />,
  ],
  [
    "Decision surface",
    <PlotFrame
      key=""
      xDomain={[0, 10]}
      yDomain={[0, 10]}
      xTicks={[0, 5, 10]}
      yTicks={[0, 5, 10]}
      xTitle="x"
      yTitle="y"
      formatX={String}
      formatY={String}
      height={240}
    >
      {({ x, y }) => <SurfaceCells surface={surface} threshold={0.5} x={x} y={y} />}
    </PlotFrame>,
  ],
  [
    "Histogram",
    <HistogramChart
      key=""
      edges={edges}
      groups={groups}
      positive="yes"
      axis="number"
      xTitle="age"
      height={220}
    />,
  ],
  ["Levels", <LevelBars key="" labels={levels} groups={levelGroups} positive="yes" isTarget={false} />],
  [
    "Shares",
    <ShareDots
      key=""
      dots={levels.map((label, place) => ({
        label,
        share: 0.43 / (place + 1),
        interval: [0.38 / (place + 1), 0.48 / (place + 1)],
        count: "430 of 1,000",
      }))}
      overall={0.27}
      title="share yes"
    />,
  ],
  [
    "Bars",
    <BarsChart
      key=""
      edges={edges}
      counts={groups[0]?.counts ?? []}
      color={() => "var(--c1)"}
      xTitle="age"
      formatX={String}
      tip={(bin) => `bin ${bin}`}
    />,
  ],
  [
    "Differences of an export",
    <DifferenceHistogram key="" edges={[-9, -8, -7, -6]} counts={[40, 12, 3]} allowed={1e-5} max={4e-7} />,
  ],
  [
    "Drift by column",
    <DriftBars key="" columns={drift} words={({ state }) => state} selected="age" onPick={nothing} />,
  ],
  ...drift.flatMap(({ column, bins }) =>
    bins === null
      ? []
      : [[`Drift of ${column}`, <OverlaidBins key="" bins={bins} isDate={false} xTitle={column} />] as const],
  ),
  [
    "Score over time",
    <ScoreTimeline
      key=""
      points={[0.36, 0.35, 0.47].map((value, place) => ({
        id: String(place),
        label: `month ${place + 1}`,
        value,
        interval: [value - 0.03, value + 0.03],
        isWorse: place === 2,
      }))}
      expected={{ mean: 0.355, interval: [0.33, 0.38] }}
      metric="log loss"
      selected="2"
      onPick={nothing}
    />,
  ],
  ["Folds and seal", <FoldStaircase key="" folds={5} nTrain={800} nTest={200} />],
  [
    "Fold intervals",
    <div key="" className="grid gap-1">
      {scores.map((score, place) => (
        <IntervalCell
          key={score.mean}
          score={score}
          scale={scale}
          leader={scores[2] ?? null}
          isContext={place === 0}
        />
      ))}
      <IntervalAxis scale={scale} />
    </div>,
  ],
  [
    "Effects",
    <EffectBars
      key=""
      bars={levels.map((label, place) => ({
        label,
        strength: 0.8 - place / 4,
        tone: (["rise", "fall", "strength"] as const)[place] ?? "strength",
        words: `r = ${(0.8 - place / 4).toFixed(2)}`,
      }))}
      onPick={nothing}
    />,
  ],
  [
    "Heat map",
    <HeatMap
      key=""
      label="Made-up strengths"
      down={levels}
      across={levels}
      cellAt={(i, j) => ({ tone: i > j ? "rise" : i < j ? "fall" : "strength", strength: (i + j) / 4 })}
      numberAt={(i, j) => `${(i + j) / 4}`}
      wordsAt={(i, j) => `${levels[i]} with ${levels[j]}`}
      onOpen={nothing}
      openWords="Enter does nothing here"
      tones={[
        { tone: "rise", words: "above" },
        { tone: "fall", words: "below" },
      ]}
    />,
  ],
  [
    "Small drawings",
    <div key="" className="grid max-w-40 gap-3">
      <MiniBars groups={groups.map(({ counts }, place) => ({ color: `var(--c${place + 1})`, counts }))} />
      <MiniDots points={points} width={120} height={50} />
    </div>,
  ],
  [
    "Seven classes",
    <ClassKey
      key=""
      entries={[1, 2, 3, 4, 5, 6, 7].map((c) => ({ label: `class ${c}`, color: `var(--c${c})`, shape: "●" }))}
    />,
  ],
] as const;

/** Every chart in its figure, with made-up numbers. */
export function ChartsOnShow({ theme }: { readonly theme: string }) {
  return [...shown, ...builtCharts, ...shapCharts].map(([name, drawing]) => (
    <Figure
      key={name}
      id={`gallery.${theme}.${name}`}
      title={name}
      sentences={["Made-up numbers, from a fixed seed."]}
      table={{ columns: ["name"], rows: [[name]] }}
      fileName="gallery"
    >
      {drawing}
    </Figure>
  ));
}
