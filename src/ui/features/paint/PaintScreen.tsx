import { Play } from "lucide-react";
import { useEffect, useState } from "react";
import type { Brush } from "#core/paint/brush.ts";
import { classNames, lacking, type Painting, sheet } from "#core/paint/painting.ts";
import { paintedFileName, targetOf } from "#core/paint/painting-table.ts";
import { describeProblem } from "#core/shared/problems.ts";
import { queries, useStudio } from "#state/store.ts";
import { useAnswer } from "#ui/answers/use-answer.ts";
import { ClassKey } from "#ui/charts/ClassKey.tsx";
import { dotSigns } from "#ui/charts/dot-shapes.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { Screen } from "#ui/controls/Screen.tsx";
import { formatSpread } from "#ui/format/numbers.ts";
import { metricName } from "#ui/runs/metric-words.ts";
import { RunPicker } from "#ui/runs/RunPicker.tsx";
import { useBoard } from "#ui/runs/use-board.ts";
import { runVersion } from "#ui/runs/run-version.ts";
import "./paint.css";
import { takePainting, usePainting } from "./paint-store.ts";
import { markColor, PaintSheet } from "./PaintSheet.tsx";
import { PaintTools, type Tool } from "./PaintTools.tsx";
import { trainPainting } from "./train-painting.ts";

const cells = 60;
const spans = { x: [sheet.min, sheet.max], y: [sheet.min, sheet.max] } as const;

const reasons = {
  points: "Paint more: each class needs 10 points at least, and values 20",
  classes: "Paint two classes at least, 10 points of each",
  values: "Paint at least two different values",
} as const;

/** Points drawn by hand, and what a model makes of them, drawn underneath. */
export default function PaintScreen() {
  const { painting, past, trained } = usePainting();
  const [tool, setTool] = useState<Tool>(painting.kind === "class" ? "0" : "value");
  const [given, setBrush] = useState<Brush>({ radius: 0.8, density: 6, mark: 20, spread: 4 });
  const isReading = useStudio((studio) => studio.data.status === "reading");
  const threshold = useStudio((studio) => studio.project.threshold);
  const source = useStudio((studio) => studio.project.source);
  const { openRun, rows } = useBoard();
  const isOpen = source?.fileName === paintedFileName && trained !== null;
  const run = isOpen ? openRun : null;
  const { value, problem } = useAnswer(run ? `surface ${runVersion(run)}` : null, () =>
    run ? queries.predictGrid(run.id, "x", "y", cells, spans) : Promise.reject(new Error("no run")),
  );
  const surface = run && value && isOfKind(value.classes.length, painting) ? value : null;

  useEffect(() => {
    if (painting.points.length > 0 || past.length > 0 || source?.fileName !== paintedFileName) return;
    void queries.painting().then((found) => {
      if (found) takePainting(found);
    });
  }, [painting, past, source]);

  const brush: Brush = painting.kind === "class" ? { ...given, mark: Number(tool) || 0, spread: 0 } : given;
  const lack = lacking(painting);
  const isStale = trained !== painting;
  const score = rows.find((row) => row.run === run)?.score ?? null;
  const present = classNames.filter((_, index) => painting.points.some(({ mark }) => mark === index));
  return (
    <Screen
      title={
        run && surface
          ? `${run.name}, drawn under your points`
          : painting.points.length === 0
            ? "Paint points, and see what a model makes of them"
            : "Train on these points to see what a model makes of them"
      }
      sub={
        run && surface ? (
          <>
            {score ? `Out-of-fold ${metricName(score.metric)} ${formatSpread(score.mean, score.std)}. ` : ""}
            {surface.classes.length > 0
              ? "The tint is the class it would answer, and fades where it is unsure."
              : "The tint is the value it would answer, faint where it is low."}
            {isStale ? " Drawn by the model of the points as they were trained on." : ""}
          </>
        ) : (
          "Drag on the sheet: each touch leaves points. They become a table with the columns x, y and what you painted."
        )
      }
      acts={
        <>
          {run ? <RunPicker /> : null}
          <Button
            variant="primary"
            icon={Play}
            disabledReason={lack !== null ? reasons[lack] : isReading ? "The table is being read" : null}
            onPress={() => void trainPainting(painting)}
          >
            Train on these points
          </Button>
        </>
      }
      marginLabel="Paint"
      margin={
        <PaintTools
          painting={painting}
          canUndo={past.some((before) => before !== painting)}
          tool={tool}
          onTool={setTool}
          brush={brush}
          onBrush={setBrush}
        />
      }
    >
      {problem ? (
        <Alert tone="bad" isBoxed title={describeProblem(problem).title}>
          {describeProblem(problem).advice}
        </Alert>
      ) : null}
      <section className="paint-plate" aria-label={`The sheet, ${painting.points.length} points`}>
        <ClassKey
          entries={
            painting.kind === "value"
              ? []
              : present.map((label) => ({
                  label,
                  color: markColor(painting, classNames.indexOf(label), surface?.positive ?? null),
                  shape: dotSigns[classNames.indexOf(label)] ?? "●",
                }))
          }
        />
        <PaintSheet
          painting={painting}
          brush={brush}
          isEraser={tool === "eraser"}
          surface={surface}
          threshold={threshold}
        />
      </section>
      <p className="mt-2 text-small text-ink-3">
        Training opens the points as the table “{paintedFileName}” with the target {targetOf(painting.kind)},
        in place of the painting trained on before, unless you gave that project a name.
      </p>
    </Screen>
  );
}

function isOfKind(nClasses: number, { kind }: Painting): boolean {
  return (nClasses === 0) === (kind === "value");
}
