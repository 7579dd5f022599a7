import * as z from "zod/mini";
import { readJson } from "#cli/read-json.ts";
import type { RecipeStep } from "#core/pipeline/plan-types.ts";
import type { RecipeName } from "#core/preprocessing/default-recipes.ts";
import { steps } from "#core/preprocessing/registry.ts";
import { LatheError } from "#core/shared/problems.ts";

/** Recipes by the kind of model they are for; a kind that is not named keeps its own. */
export type Recipes = Readonly<Partial<Record<RecipeName, readonly RecipeStep[]>>>;

const list = z
  .array(
    z.strictObject({
      step: z.string(),
      params: z._default(z.record(z.string(), z.unknown()), {}),
      on: z._default(z.boolean(), true),
    }),
  )
  .check(z.maxLength(200));
const schema = z.union([
  z.pipe(
    list,
    z.transform((both) => ({ linear: both, tree: both })),
  ),
  z.strictObject({ linear: z.optional(list), tree: z.optional(list) }),
]);

/**
 * Reads recipes from a file: a list of steps for every model, or { "linear": [...], "tree": [...] }. A step is
 * { "step": id, "params": {...}, "on": true }; what is left out has its default.
 * @throws LatheError "file-not-found"; "bad-usage" for an unknown step or setting, by name
 */
export async function readRecipes(path: string): Promise<Recipes> {
  const parsed = schema.safeParse(await readJson(path));
  if (!parsed.success)
    throw new LatheError("bad-usage", {
      reason: `“${path}” is no recipe: it must be a list of {"step": …, "params": …}, or {"linear": […], "tree": […]}`,
    });
  const { linear, tree } = parsed.data;
  return {
    ...(linear === undefined ? {} : { linear: linear.map(withSettings) }),
    ...(tree === undefined ? {} : { tree: tree.map(withSettings) }),
  };
}

function withSettings({ step, params, on }: RecipeStep): RecipeStep {
  const spec = steps[step];
  if (!spec)
    throw new LatheError("bad-usage", {
      reason: `a recipe has no step “${step}”; there are ${Object.keys(steps).join(", ")}`,
    });
  try {
    return { step, params: spec.params.parse(params), on };
  } catch (error) {
    if (!(error instanceof z.core.$ZodError)) throw error;
    const [issue] = error.issues;
    const where = issue?.path.join(".") ?? "";
    throw new LatheError("bad-usage", {
      reason: `the recipe’s step “${step}” cannot have these settings${where === "" ? "" : `: “${where}”`}: ${issue?.message ?? "they are not valid"}`,
    });
  }
}
