import { useState } from "react";
import { estimators } from "#core/estimators/registry.ts";
import { queries, useStudio } from "#state/store.ts";
import { useAnswer } from "#ui/answers/use-answer.ts";
import { FigureNumbers } from "#ui/charts/FigureNumbers.tsx";
import { EmptyState } from "#ui/controls/EmptyState.tsx";
import { Screen } from "#ui/controls/Screen.tsx";
import { Segmented } from "#ui/controls/Segmented.tsx";
import { describeProblem } from "#core/shared/problems.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { formatCount } from "#ui/format/numbers.ts";
import { RunPicker } from "#ui/runs/RunPicker.tsx";
import { useBoard } from "#ui/runs/use-board.ts";
import { SelectionBar } from "#ui/selection/SelectionBar.tsx";
import { runVersion } from "#ui/runs/run-version.ts";
import { StageSlider } from "#ui/stages/StageSlider.tsx";
import { chooseStage, useStage } from "#ui/stages/stage-store.ts";
import { ClassFigures } from "./ClassFigures.tsx";
import { EvaluateMargin } from "./EvaluateMargin.tsx";
import { evaluationFinding } from "./evaluation-words.ts";
import { NumberFigures } from "./NumberFigures.tsx";
import "./evaluate.css";

/** Is it good, and where does it fail: always on rows the model did not learn from. */
export default function EvaluateScreen() {
  const { openRun, plan } = useBoard();
  const threshold = useStudio((studio) => studio.project.threshold);
  const [view, setView] = useState<"folds" | "sealed">("folds");
  const isSealed = view === "sealed" && openRun?.test != null;
  const key = openRun ? `evaluation ${runVersion(openRun)} ${isSealed} ${threshold}` : null;
  const atEnd = useAnswer(key, () => queries.evaluation(openRun!.id, isSealed)); // asked only with a run
  const stages = useAnswer(
    openRun === null || openRun.status === "failed" ? null : `stages ${openRun.id}`,
    () => queries.stages(openRun!.id),
  );
  const iterations = stages.value?.find(({ fold }) => fold === 0)?.iterations ?? [];
  const stage = useStage(openRun?.id ?? null);
  const iteration = stage !== null && !isSealed && iterations.includes(stage) ? stage : null;
  const before = useAnswer(
    openRun === null || iteration === null ? null : `evaluation ${openRun.id} at ${iteration} ${threshold}`,
    () => queries.evaluationAt(openRun!.id, iteration!),
  );
  const answer = iteration === null ? atEnd : before;
  if (!openRun || !plan) {
    return (
      <Screen title="Nothing is judged yet">
        <EmptyState title="What a model gets right, and what it gets wrong" sketch="curves">
          As soon as one model is judged on every fold, its mistakes are drawn here.
        </EmptyState>
      </Screen>
    );
  }
  const evaluation = answer.value;
  const unit = estimators[openRun.estimator]?.iterationName ?? "iteration";
  const rowsAre = isSealed ? "sealed test" : iteration === null ? "out-of-fold" : "fold 1’s held-out";
  const problem = answer.problem ? describeProblem(answer.problem) : null;
  return (
    <Screen
      title={evaluation ? evaluationFinding(evaluation, plan.positive) : `Judging ${openRun.name}`}
      sub={
        evaluation
          ? `${openRun.name}${iteration === null ? "" : ` after ${unit} ${formatCount(iteration)}`} on ${formatCount(evaluation.nRows)} ${rowsAre} rows: each predicted by a model that never saw it.`
          : "Gathering the predictions of every fold."
      }
      acts={
        <>
          {openRun.test === null ? null : (
            <Segmented
              label="Rows shown"
              value={view}
              options={[
                { value: "folds", label: "Out of fold" },
                { value: "sealed", label: "Sealed test" },
              ]}
              onChange={setView}
            />
          )}
          <RunPicker />
        </>
      }
      marginLabel="In plain words"
      margin={
        <EvaluateMargin
          run={openRun}
          evaluation={evaluation}
          positive={plan.positive}
          isPast={iteration !== null}
        />
      }
    >
      {problem ? (
        <Alert tone="bad" title={problem.title} isBoxed>
          {problem.advice}
        </Alert>
      ) : null}
      {iterations.length > 1 && !isSealed ? (
        <div className="evaluate-stage">
          <StageSlider
            unit={unit}
            iterations={iterations}
            value={iteration}
            onChange={(next) => chooseStage(openRun.id, next)}
          />
        </div>
      ) : null}
      <FigureNumbers>
        {evaluation === null ? null : evaluation.task === "regression" ? (
          <NumberFigures evaluation={evaluation} target={plan.target} rowsAre={rowsAre} />
        ) : (
          <ClassFigures
            evaluation={evaluation}
            run={openRun.id}
            rowsAre={rowsAre}
            isSealed={isSealed}
            isPast={iteration !== null}
          />
        )}
      </FigureNumbers>
      <SelectionBar />
    </Screen>
  );
}
