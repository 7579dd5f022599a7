import type { Field } from "#core/estimators/params.ts";
import type { RecipeStep } from "#core/pipeline/plan-types.ts";
import { findStep, steps } from "#core/preprocessing/registry.ts";
import { createRandom, type Random } from "#core/shared/random.ts";

/** Steps that turn whatever is left into numbers, so that any model can take it. */
const closing = ["date-parts", "impute", "one-hot"];

/** A recipe of one to four steps of any kind, with settings drawn from their ranges, that leaves numbers. */
export function randomRecipe(seed: number): readonly RecipeStep[] {
  const random = createRandom(seed);
  const ids = Object.keys(steps);
  const drawn = Array.from({ length: 1 + random.integer(4) }, () => ids[random.integer(ids.length)]!);
  return [...drawn.map((id) => randomStep(id, random)), ...closing.map((id) => withDefaults(id))];
}

export function withDefaults(step: string, given: object = {}): RecipeStep {
  return { step, params: findStep(step).params.parse(given), on: true };
}

function randomStep(id: string, random: Random): RecipeStep {
  const given = Object.fromEntries(
    Object.entries(findStep(id).params.fields).flatMap(([name, field]) => {
      const value = random.next() < 0.5 ? valueOf(field, random) : undefined;
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return withDefaults(id, given);
}

/** Numbers near their default: a recipe of a thousand bins is slow, and no other recipe. */
function valueOf(field: Field, random: Random): unknown {
  switch (field.type) {
    case "choice":
      return field.choices[random.integer(field.choices.length)]!.value;
    case "switch":
      return random.next() < 0.5;
    case "integer":
      return Math.max(field.min, Math.min(field.max, field.default + random.integer(7) - 3));
    case "number":
      return Math.max(field.min, Math.min(field.max, field.default * (0.5 + random.next())));
    case "optional-integer":
      return random.next() < 0.5 ? null : field.min + random.integer(4);
    default:
      return undefined;
  }
}
