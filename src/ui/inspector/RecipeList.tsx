import { ChevronDown, ChevronRight, GripVertical, Plus, X } from "lucide-react";
import { useState } from "react";
import { Button as AriaButton, GridList, GridListItem } from "react-aria-components";
import type { ColumnsField, ParamsSchema } from "#core/estimators/params.ts";
import type { RecipeStep } from "#core/pipeline/plan-types.ts";
import { addStep } from "#core/preprocessing/add-step.ts";
import { steps as registry } from "#core/preprocessing/registry.ts";
import { type StepSpec, stepSections } from "#core/preprocessing/step.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { listed } from "#core/table-edits/words.ts";
import { Button } from "#ui/controls/Button.tsx";
import { IconButton } from "#ui/controls/IconButton.tsx";
import { Menu } from "#ui/controls/Menu.tsx";
import { ParamsForm } from "#ui/controls/ParamsForm.tsx";
import { Switch } from "#ui/controls/Switch.tsx";
import { useReorder } from "#ui/controls/use-reorder.ts";
import { StepColumns } from "./StepColumns.tsx";
import { StepPreviewPanel } from "./StepPreviewPanel.tsx";

/** The steps of a recipe in the order they run: dragged to another place, switched on or off, set, added, taken away. */
export function RecipeList({
  label,
  node,
  recipe,
  onRecipe,
}: {
  readonly label: string;
  /** The recipe's step of the document: with it, an open step shows what it does to the columns. */
  readonly node?: NodeId | undefined;
  readonly recipe: readonly RecipeStep[];
  readonly onRecipe: (recipe: readonly RecipeStep[]) => void;
}) {
  const [open, setOpen] = useState<number | null>(null);
  const change = (at: number, next: Partial<RecipeStep>) =>
    onRecipe(recipe.map((step, index) => (index === at ? { ...step, ...next } : step)));
  // A recipe may hold a step twice: its place is its identity.
  const items = recipe.map((step, at) => ({ id: at, step, spec: registry[step.step] }));
  const dragAndDropHooks = useReorder(recipe, titleOf, (moved) => {
    setOpen(null);
    onRecipe(moved);
  });
  return (
    <>
      <GridList
        aria-label={`Steps of ${label}`}
        className="recipe-list"
        items={items}
        dependencies={[open, recipe]}
        selectionMode="none"
        // Arrow keys are the settings' own: they move sliders and open lists.
        keyboardNavigationBehavior="tab"
        dragAndDropHooks={dragAndDropHooks}
        renderEmptyState={() => <p className="muted">No step: columns reach the model as they are.</p>}
      >
        {({ id, step, spec }) => {
          const isOpen = open === id;
          const title = titleOf(step);
          const hasSettings = spec !== undefined && Object.keys(spec.params.fields).length > 0;
          const opens = hasSettings || (spec !== undefined && node !== undefined);
          return (
            <GridListItem id={id} textValue={title} className="recipe-step" data-off={!step.on || undefined}>
              <div className="line">
                <AriaButton slot="drag" className="grip" aria-label={`Move ${title}`}>
                  <GripVertical className="icon small" aria-hidden />
                </AriaButton>
                <span className="place">{id + 1}</span>
                <AriaButton
                  className="open"
                  isDisabled={!opens}
                  aria-expanded={isOpen}
                  onPress={() => setOpen(isOpen ? null : id)}
                >
                  {opens ? <Chevron isOpen={isOpen} /> : null}
                  <span className="title">{title}</span>
                </AriaButton>
                <Switch
                  label={`${title}: ${step.on ? "on" : "off"}`}
                  isSelected={step.on}
                  onChange={(on) => change(id, { on })}
                />
                <IconButton
                  icon={X}
                  size="small"
                  label={`Take ${title} away`}
                  onPress={() => {
                    setOpen(null);
                    onRecipe(recipe.filter((_, at) => at !== id));
                  }}
                />
              </div>
              <p className="summary">
                {spec?.summary ?? "This Lathe does not know this step."}
                {columnsWords(step)}
              </p>
              {isOpen && spec ? (
                <div className="settings">
                  {columnsFields(spec).map(([name, field]) => (
                    <StepColumns
                      key={name}
                      field={field}
                      accepts={spec.accepts}
                      value={
                        (step.params as Readonly<Record<string, readonly string[] | null>>)[name] ?? null
                      }
                      isDisabled={!step.on}
                      onChange={(columns) =>
                        change(id, { params: { ...(step.params as object), [name]: columns } })
                      }
                    />
                  ))}
                  <ParamsForm
                    schema={spec.params as ParamsSchema<object>}
                    value={{ ...(spec.params.defaults as object), ...(step.params as object) }}
                    onChange={(params) => change(id, { params })}
                    isDisabled={!step.on}
                  />
                  {node === undefined ? null : <StepPreviewPanel node={node} at={id} />}
                </div>
              ) : null}
            </GridListItem>
          );
        }}
      </GridList>
      <Menu
        label="Steps to add"
        items={stepSections.map((section) => ({
          heading: section,
          items: Object.values(registry)
            .filter((spec) => spec.section === section)
            .map((spec) => ({
              id: spec.id,
              label: spec.title,
              hint: spec.summary,
              onAction: () => {
                setOpen(null); // places change
                onRecipe(addStep(recipe, { step: spec.id, params: spec.params.defaults, on: true }));
              },
            })),
        }))}
      >
        <Button size="small" variant="quiet" icon={Plus}>
          Add a preparation
        </Button>
      </Menu>
    </>
  );
}

function Chevron({ isOpen }: { readonly isOpen: boolean }) {
  const Icon = isOpen ? ChevronDown : ChevronRight;
  return <Icon className="icon small" aria-hidden />;
}

function columnsFields(spec: StepSpec): readonly (readonly [name: string, field: ColumnsField])[] {
  return Object.entries(spec.params.fields).flatMap(([name, field]) =>
    field.type === "columns" ? [[name, field] as const] : [],
  );
}

/** Of a step that touches some columns only. */
function columnsWords({ params }: RecipeStep): string {
  const { columns = null } = params as { readonly columns?: readonly string[] | null };
  return columns === null || columns.length === 0 ? "" : ` It touches ${listed(columns)} alone.`;
}

function titleOf(step: RecipeStep | undefined): string {
  return step === undefined ? "" : (registry[step.step]?.title ?? step.step);
}
