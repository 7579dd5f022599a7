import { ChevronDown, ChevronRight } from "lucide-react";
import { useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import type { ParamsSchema } from "#core/estimators/params.ts";
import type { RecipeStep } from "#core/pipeline/plan-types.ts";
import { steps as registry } from "#core/preprocessing/registry.ts";
import type { RunRecord } from "#core/project/run.ts";
import { ParamsForm } from "#ui/controls/ParamsForm.tsx";
import { Switch } from "#ui/controls/Switch.tsx";
import { formatCount, plural } from "#ui/format/numbers.ts";

const shownNotes = 12;

/** One recipe: its steps in order, each on or off with its settings, and what the last run learned from it. */
export function RecipeSection({
  title,
  models,
  recipe,
  lastRun,
  onRecipe,
}: {
  title: string;
  /** Names of the models that use it. */
  models: readonly string[];
  recipe: readonly RecipeStep[];
  lastRun: RunRecord | undefined;
  onRecipe: (recipe: readonly RecipeStep[]) => void;
}) {
  const [open, setOpen] = useState<number | null>(null);
  const [showsAll, setShowsAll] = useState(false);
  const change = (at: number, next: Partial<RecipeStep>) =>
    onRecipe(recipe.map((step, index) => (index === at ? { ...step, ...next } : step)));
  const notes = lastRun?.notes ?? [];
  return (
    <section className="recipe" aria-label={title}>
      <h3>{title}</h3>
      <p className="for">{models.length === 0 ? "No model uses it now." : `For ${listWords(models)}.`}</p>
      <ol>
        {recipe.map((step, at) => {
          const spec = registry[step.step];
          const isOpen = open === at;
          const hasSettings = spec !== undefined && Object.keys(spec.params.fields).length > 0;
          return (
            // A recipe may hold a step twice: its place is its identity.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={`${at} ${step.step}`} className="recipe-step" data-off={!step.on || undefined}>
              <div className="line">
                <span className="place">{at + 1}</span>
                <AriaButton
                  className="open"
                  isDisabled={!hasSettings}
                  aria-expanded={hasSettings ? isOpen : false}
                  onPress={() => setOpen(isOpen ? null : at)}
                >
                  {hasSettings ? (
                    isOpen ? (
                      <ChevronDown className="icon small" aria-hidden />
                    ) : (
                      <ChevronRight className="icon small" aria-hidden />
                    )
                  ) : null}
                  <span className="title">{spec?.title ?? step.step}</span>
                </AriaButton>
                <Switch
                  label={`${spec?.title ?? step.step}: ${step.on ? "on" : "off"}`}
                  isSelected={step.on}
                  onChange={(on) => change(at, { on })}
                />
              </div>
              <p className="summary">{spec?.summary ?? "This Lathe does not know this step."}</p>
              {isOpen && spec ? (
                <div className="settings">
                  <ParamsForm
                    schema={spec.params as ParamsSchema<object>}
                    value={{ ...(spec.params.defaults as object), ...(step.params as object) }}
                    onChange={(params) => change(at, { params })}
                    isDisabled={!step.on}
                  />
                </div>
              ) : null}
            </li>
          );
        })}
      </ol>
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
