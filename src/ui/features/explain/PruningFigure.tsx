import { Play } from "lucide-react";
import { useState } from "react";
import type { PruningPath } from "#core/explain/pruning-path.ts";
import { findNode } from "#core/pipeline/graph.ts";
import type { RunRecord } from "#core/project/run.ts";
import { describeProblem } from "#core/shared/problems.ts";
import { queries, useStudio } from "#state/store.ts";
import { useAnswer } from "#ui/answers/use-answer.ts";
import { Figure } from "#ui/charts/Figure.tsx";
import { PruningChart } from "#ui/charts/PruningChart.tsx";
import { alphaText } from "#ui/charts/pruning-scale.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { ProgressBar } from "#ui/controls/ProgressBar.tsx";
import { Select } from "#ui/controls/Select.tsx";
import { formatNumber, plural } from "#ui/format/numbers.ts";
import { metricName } from "#ui/runs/metric-words.ts";
import { pruningFinding, pruningPython, pruningSentences, pruningTable } from "./pruning-words.ts";

/** How the run's decision tree would do if it were pruned harder or less, and a way to train it so. */
export function PruningFigure({ run }: { readonly run: RunRecord }) {
  const isTree = run.estimator === "decision-tree";
  const [share, setShare] = useState(0);
  const { value, problem } = useAnswer(isTree ? `pruning ${run.id}` : null, (signal) =>
    queries.pruning(run.id, { signal, onProgress: (progress) => setShare(progress.share) }),
  );
  if (!isTree) return null;
  if (problem) {
    const { title, advice } = describeProblem(problem);
    return (
      <Alert tone="warn" title={title} isBoxed>
        {advice}
      </Alert>
    );
  }
  if (value === null) return <ProgressBar label="Pruning the tree of each fold" value={share} />;
  return <PathFigure key={run.id} run={run} path={value} />;
}

function PathFigure({ run, path }: { readonly run: RunRecord; readonly path: PruningPath }) {
  const { trees, own } = path;
  const [chosen, setChosen] = useState(own);
  const isThere = useStudio(({ project }) => findNode(project.graph, run.node) !== undefined);
  const { setParams, train } = useStudio.getState();
  const metric = metricName(path.metric);
  const tree = trees[chosen]!;
  const trainIt = () => {
    const name = `prune the tree at an alpha of ${alphaText(tree.alpha)}`;
    setParams(run.node, { ...(run.params as object), ccpAlpha: tree.alpha }, { name, group: null });
    train([run.node]);
  };
  return (
    <Figure
      id="explain.pruning"
      title={pruningFinding(path)}
      sub="Each fold grows a tree on the rows it learns from, and judges it on its held-out rows as it is pruned harder. Grey: folds. Press a point to choose its alpha."
      sentences={pruningSentences(path, metric)}
      table={pruningTable(path, metric)}
      python={pruningPython}
      fileName="pruning"
    >
      <PruningChart path={path} metric={metric} chosen={chosen} onChoose={setChosen} />
      <div className="acts-row">
        <Select
          label="Alpha"
          value={`${chosen}`}
          options={trees.map(({ alpha, leaves, mean }, place) => ({
            value: `${place}`,
            label: `${alphaText(alpha)} · ${plural(leaves, "leaf", "leaves")}`,
            hint: `${metric} ${formatNumber(mean)}`,
          }))}
          onChange={(place) => setChosen(Number(place))}
        />
        <Button
          icon={Play}
          disabledReason={
            !isThere
              ? "Its model is no longer in the pipeline."
              : chosen === own
                ? "This run was trained with this alpha."
                : null
          }
          onPress={trainIt}
        >
          Train with this alpha
        </Button>
      </div>
    </Figure>
  );
}
