import { useState } from "react";
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
  const key = openRun ? `evaluation ${openRun.id} ${isSealed} ${threshold}` : null;
  const answer = useAnswer(key, () => queries.evaluation(openRun!.id, isSealed)); // asked only with a run
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
  const rowsAre = isSealed ? "sealed test" : "out-of-fold";
  const problem = answer.problem ? describeProblem(answer.problem) : null;
  return (
    <Screen
      title={evaluation ? evaluationFinding(evaluation, plan.positive) : `Judging ${openRun.name}`}
      sub={
        evaluation
          ? `${openRun.name} on ${formatCount(evaluation.nRows)} ${rowsAre} rows: each predicted by a model that never saw it.`
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
      margin={<EvaluateMargin run={openRun} evaluation={evaluation} positive={plan.positive} />}
    >
      {problem ? (
        <Alert tone="bad" title={problem.title} isBoxed>
          {problem.advice}
        </Alert>
      ) : null}
      <FigureNumbers>
        {evaluation === null ? null : evaluation.task === "regression" ? (
          <NumberFigures evaluation={evaluation} target={plan.target} rowsAre={rowsAre} />
        ) : (
          <ClassFigures evaluation={evaluation} rowsAre={rowsAre} />
        )}
      </FigureNumbers>
    </Screen>
  );
}
