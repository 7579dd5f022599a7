import { useState } from "react";
import type { RecipeStep } from "#core/pipeline/plan-types.ts";
import type { RunRecord } from "#core/project/run.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { formatCount, plural } from "#ui/format/numbers.ts";
import { RecipeList } from "./RecipeList.tsx";
import "./prepare.css";

const shownNotes = 12;

/** One recipe: its steps in order, each on or off with its settings, and what the last run learned from it. */
export function RecipeSection({
  title,
  node,
  models,
  recipe,
  lastRun,
  onRecipe,
}: {
  title: string;
  node: NodeId;
  /** Names of the models that use it. */
  models: readonly string[];
  recipe: readonly RecipeStep[];
  lastRun: RunRecord | undefined;
  onRecipe: (recipe: readonly RecipeStep[]) => void;
}) {
  const [showsAll, setShowsAll] = useState(false);
  const notes = lastRun?.notes ?? [];
  return (
    <section className="recipe" aria-label={title}>
      <h3>{title}</h3>
      <p className="for">{models.length === 0 ? "No model uses it now." : `For ${listWords(models)}.`}</p>
      <RecipeList label={title} node={node} recipe={recipe} onRecipe={onRecipe} />
      {lastRun ? (
        <div className="learned">
          <h4>
            Fitted on {plural(lastRun.nTrainRows, "row")}, in {lastRun.name}
          </h4>
          {notes.length === 0 ? <p>Nothing had to be changed.</p> : null}
          <ul>
            {notes.slice(0, showsAll ? undefined : shownNotes).map(({ column, sentence }, at) => (
              // Several notes may say the same of one column.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={`${at} ${column}`}>{sentence}</li>
            ))}
          </ul>
          {notes.length > shownNotes ? (
            <button type="button" className="more" onClick={() => setShowsAll(!showsAll)}>
              {showsAll ? "Show fewer" : `Show ${formatCount(notes.length - shownNotes)} more`}
            </button>
          ) : null}
        </div>
      ) : (
        <p className="learned">After the first run it says here what was learned from the training rows.</p>
      )}
    </section>
  );
}

function listWords(words: readonly string[]): string {
  if (words.length <= 1) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
