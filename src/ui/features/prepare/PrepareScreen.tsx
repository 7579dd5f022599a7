import { LockKeyhole, Play } from "lucide-react";
import { useMemo } from "react";
import { estimators } from "#core/estimators/registry.ts";
import { splitOf } from "#core/pipeline/edit.ts";
import { isClassification } from "#core/pipeline/task.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { useStudio } from "#state/store.ts";
import type { Dataset } from "#state/studio-state.ts";
import { NoTable } from "#ui/columns/NoTable.tsx";
import { rolesByColumn } from "#ui/columns/roles-of-columns.ts";
import { dataKeyOf, useRoles } from "#ui/columns/use-dataset.ts";
import { RowChoiceChips } from "#ui/selection/RowChoiceChips.tsx";
import { useTakingPart } from "#ui/selection/use-taking-part.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { InTurn } from "#ui/controls/InTurn.tsx";
import { formatCount, plural } from "#ui/format/numbers.ts";
import { useBoard } from "#ui/runs/use-board.ts";
import "#ui/inspector/prepare.css";
import { RolesSection } from "#ui/inspector/RolesSection.tsx";
import { splitCounts } from "#ui/inspector/split-counts.ts";
import { SplitSection } from "#ui/inspector/SplitSection.tsx";
import { useSplitView } from "#ui/inspector/use-split-view.ts";
import { type Recipe, Recipes, recipesOf } from "./Recipes.tsx";
import { useStale } from "./use-stale.ts";

export default function PrepareScreen() {
  const data = useStudio((studio) => studio.data);
  return data.status === "ready" ? (
    <Ready dataset={data.dataset} />
  ) : (
    <NoTable
      data={data}
      will="What each column is for, how rows are split and how columns are prepared stand here."
    />
  );
}

function Ready({ dataset }: { dataset: Dataset }) {
  const { columns, reading, proposal } = dataset;
  const graph = useStudio((studio) => studio.project.graph);
  const nOpenings = useStudio((studio) => studio.project.seal.length);
  const { setRole, setSplit, train } = useStudio.getState();
  const roles = useRoles();
  const { plan } = useBoard();
  const { view } = useSplitView();
  const stale = useStale(plan);
  const split = useMemo(() => splitOf(graph), [graph]);
  const recipes = useMemo(() => recipesOf(graph), [graph]);
  const roleOf = useMemo(() => rolesByColumn(roles), [roles]);
  const reasons = useMemo(
    () => new Map(proposal.ignored.map(({ column, reason }) => [column, reason])),
    [proposal],
  );
  const dataKey = dataKeyOf(dataset, roles);
  const missing = columns.find(({ name }) => name === roles?.target)?.missing ?? 0;
  const part = useTakingPart(plan, reading.nRows, missing, dataKey);
  const nFeatures = [...roleOf.values()].filter((role) => role === "feature").length;
  const target = columns.find(({ name }) => name === roles?.target);
  if (roles === null || split === null || target === undefined) {
    return (
      <main id="main" tabIndex={-1} className="page">
        <Alert isBoxed title="Choose what to predict first">
          {proposal.whyTarget} Roles, split and recipes follow from the target; choose one on the Data screen.
        </Alert>
      </main>
    );
  }
  const nSealed = view?.sealed.rows ?? splitCounts(part.nRows, part.missingTarget, split).test;
  const nSteps = new Set(recipes.flatMap(({ steps }) => steps.filter(({ on }) => on).map(({ step }) => step)))
    .size;
  const titleOf = (node: NodeId) => {
    const kind = graph.nodes.find(({ id }) => id === node)?.kind ?? "";
    return estimators[kind]?.title ?? kind;
  };
  return (
    <div className="screen with-margin">
      <main id="main" tabIndex={-1} className="page">
        <header className="page-head">
          <div className="words">
            <h1>
              {plural(nFeatures, "column")} are learned from, {plural(nSealed, "row")} stay sealed
            </h1>
            <p>
              {plural(nSteps, "kind of step", "kinds of step")} prepare columns for{" "}
              {plural(recipesUsed(recipes), "model")}. What a step learns, a median or a set of levels, it
              learns inside each fold, from that fold’s training rows only.
            </p>
          </div>
          <div className="acts">
            {stale.length > 0 ? (
              <Button variant="primary" icon={Play} onPress={() => train(stale)}>
                Train {stale.length === 1 ? "1 model" : `${formatCount(stale.length)} models`} again
              </Button>
            ) : null}
          </div>
        </header>
        {part.nLeftOut > 0 ? (
          <section className="prepare-block" aria-labelledby="rows-title">
            <header>
              <h2 id="rows-title">Rows</h2>
              <p>
                {plural(part.nLeftOut, "row")} of {formatCount(reading.nRows)}{" "}
                {part.nLeftOut === 1 ? "is" : "are"} left out: nothing is learned from them, and no score
                counts them.
              </p>
            </header>
            <div className="row flex-wrap">
              <RowChoiceChips />
            </div>
          </section>
        ) : null}
        <InTurn>
          <RolesSection columns={columns} roles={roleOf} reasons={reasons} onRole={setRole} />
        </InTurn>
        <InTurn>
          <SplitSection
            nRows={part.nRows}
            missingTarget={part.missingTarget}
            split={split}
            isClassification={isClassification(roles.task)}
            nOpenings={nOpenings}
            onSplit={setSplit}
          />
        </InTurn>
        <InTurn>
          <section className="prepare-block" aria-labelledby="recipes-title">
            <header>
              <h2 id="recipes-title">Recipes</h2>
              <p>
                Steps run in order. Linear models and nets need one scale and a column for each level; trees
                split on codes and need neither.
              </p>
            </header>
            <Recipes />
          </section>
        </InTurn>
      </main>
      <aside className="margin" aria-label="About preparing">
        <h2>
          <LockKeyhole className="icon" aria-hidden />
          Why rows are sealed
        </h2>
        <p className="finding mt-3">
          A model is chosen by its scores in the folds, so the best score is a little lucky.{" "}
          <b>{formatCount(nSealed)} rows</b> nobody has looked at say how lucky.
          <small>
            Opening them is an act on the Evaluate screen. Each look is counted
            {nOpenings === 0
              ? "; so far there was none."
              : `; so far there ${nOpenings === 1 ? "was one" : `were ${nOpenings}`}.`}
          </small>
        </p>
        <p className="finding">
          Nothing is filled, scaled or encoded before the split.
          <small>A median computed on all rows would whisper test values into training.</small>
        </p>
        <h3>Since the last run</h3>
        {stale.length === 0 ? (
          <p className="text-ink-2">Nothing has changed: every model was trained with these settings.</p>
        ) : (
          <>
            <p className="mb-2 text-ink-2">
              {stale.length === 1 ? "One model was" : `${formatCount(stale.length)} models were`} trained with
              other settings, or not yet:
            </p>
            <ul className="text-small text-ink-2">
              {stale.map((node) => (
                <li key={node} className="border-t border-rule py-1">
                  {titleOf(node)}
                </li>
              ))}
            </ul>
          </>
        )}
      </aside>
    </div>
  );
}

function recipesUsed(recipes: readonly Recipe[]): number {
  return recipes.reduce((sum, { learners }) => sum + learners.length, 0);
}
