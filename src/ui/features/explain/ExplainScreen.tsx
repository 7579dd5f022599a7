import { Play } from "lucide-react";
import { useEffect, useState } from "react";
import type { Task } from "#core/pipeline/task.ts";
import type { ImportanceRecord, RunRecord } from "#core/project/run.ts";
import { LatheError, type Problem, describeProblem } from "#core/shared/problems.ts";
import { queries } from "#state/store.ts";
import { Figure } from "#ui/charts/Figure.tsx";
import { FigureNumbers, FigureOrder } from "#ui/charts/FigureNumbers.tsx";
import { ImportanceChart } from "#ui/charts/ImportanceChart.tsx";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { EmptyState } from "#ui/controls/EmptyState.tsx";
import { ProgressBar } from "#ui/controls/ProgressBar.tsx";
import { Screen } from "#ui/controls/Screen.tsx";
import { RunPicker } from "#ui/runs/RunPicker.tsx";
import { useBoard } from "#ui/runs/use-board.ts";
import { Term } from "#ui/words/Term.tsx";
import { ExplainMargin } from "./ExplainMargin.tsx";
import { ShapFigures } from "./ShapFigures.tsx";
import { Shapes } from "./Shapes.tsx";
import { PruningFigure } from "./PruningFigure.tsx";
import { TreeFigure } from "./TreeFigure.tsx";
import {
  importanceCaption,
  importanceFinding,
  importanceSentences,
  leanFinding,
} from "./importance-words.ts";

/** The first figure is the last to be measured. */
const inOrder = ["explain.importance"];

/** What the model uses: how far its score falls when a column is scrambled, on rows it did not learn from. */
export default function ExplainScreen() {
  const { openRun, plan } = useBoard();
  if (!openRun) {
    return (
      <Screen title="Nothing to explain yet">
        <EmptyState title="Which columns the model leans on" sketch="bars">
          As soon as one model is judged, each column is scrambled in turn and the loss of score is drawn
          here.
        </EmptyState>
      </Screen>
    );
  }
  return <Importance key={openRun.id} run={openRun} task={plan?.task ?? null} />;
}

function Importance({ run, task }: { readonly run: RunRecord; readonly task: Task | null }) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const { importance } = run;
  const measure = () => {
    setProblem(null);
    queries.importance(run.id).catch((error: unknown) => {
      if (error instanceof LatheError) setProblem(error.problem);
      else throw error;
    });
  };
  const isMissing = importance === null;
  useEffect(() => {
    if (isMissing) measure();
    // asked once a run: the answer is kept in its record
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isMissing]);
  const words = problem ? describeProblem(problem) : null;
  return (
    <Screen
      title={importance ? leanFinding(importance) : `Measuring what ${run.name} uses`}
      sub="Out-of-fold rows. This says what the model uses, not what causes the answer."
      acts={<RunPicker />}
      marginLabel="In plain words"
      margin={<ExplainMargin run={run} task={task} />}
    >
      {words ? (
        <Alert
          tone="bad"
          title={words.title}
          isBoxed
          acts={
            <Button icon={Play} onPress={measure}>
              Measure again
            </Button>
          }
        >
          {words.advice}
        </Alert>
      ) : null}
      <FigureNumbers>
        <FigureOrder ids={inOrder} />
        {importance ? (
          <ImportanceFigure importance={importance} />
        ) : words ? null : (
          <ProgressBar label="Measuring importance" value={null} />
        )}
        <Shapes run={run} />
        <ShapFigures key={run.id} run={run} />
        <TreeFigure run={run} />
        <PruningFigure run={run} />
      </FigureNumbers>
    </Screen>
  );
}

function ImportanceFigure({ importance }: { readonly importance: ImportanceRecord }) {
  return (
    <Figure
      id="explain.importance"
      title={importanceFinding(importance)}
      sub={
        <>
          <Term id="importance" /> Each column is scrambled among the rows a fold held out, and that fold's
          own model predicts them again.
        </>
      }
      caption={importanceCaption(importance)}
      sentences={importanceSentences(importance)}
      table={{
        columns: ["column", "mean fall", "standard deviation"],
        rows: importance.columns.map(({ column, mean, std }) => [column, mean, std]),
      }}
      python={python}
      fileName="importance"
    >
      <ImportanceChart importance={importance} />
    </Figure>
  );
}

const python = [
  "from sklearn.inspection import permutation_importance",
  "",
  "# pipeline: the scikit-learn pipeline of Export; each fold's model is asked about the rows it did not see",
  'result = permutation_importance(pipeline, X_held_out, y_held_out, scoring="neg_log_loss", n_repeats=5, random_state=0)',
  "for name, mean, std in zip(X_held_out.columns, result.importances_mean, result.importances_std):",
  '    print(f"{name}: {mean:.4f} ± {std:.4f}")',
  "",
].join("\n");
