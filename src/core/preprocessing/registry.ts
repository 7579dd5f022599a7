import { bin } from "#core/preprocessing/bin/schema.ts";
import { binaryEncode } from "#core/preprocessing/binary-encode/schema.ts";
import { clip } from "#core/preprocessing/clip/schema.ts";
import { dateParts } from "#core/preprocessing/date-parts/schema.ts";
import { frequencyEncode } from "#core/preprocessing/frequency-encode/schema.ts";
import { hashEncode } from "#core/preprocessing/hash-encode/schema.ts";
import { impute } from "#core/preprocessing/impute/schema.ts";
import { imputeGroups } from "#core/preprocessing/impute-groups/schema.ts";
import { imputeIterative } from "#core/preprocessing/impute-iterative/schema.ts";
import { imputeNeighbours } from "#core/preprocessing/impute-neighbours/schema.ts";
import { interactions } from "#core/preprocessing/interactions/schema.ts";
import { oneHot } from "#core/preprocessing/one-hot/schema.ts";
import { ordinal } from "#core/preprocessing/ordinal/schema.ts";
import { power } from "#core/preprocessing/power/schema.ts";
import { projectColumns } from "#core/preprocessing/project-columns/schema.ts";
import { quantileScale } from "#core/preprocessing/quantile-scale/schema.ts";
import { rareCategories } from "#core/preprocessing/rare-categories/schema.ts";
import { scale } from "#core/preprocessing/scale/schema.ts";
import { selectColumns } from "#core/preprocessing/select-columns/schema.ts";
import type { StepSpec } from "#core/preprocessing/step.ts";
import { targetEncode } from "#core/preprocessing/target-encode/schema.ts";
import { textCounts } from "#core/preprocessing/text-counts/schema.ts";
import { textFacts } from "#core/preprocessing/text-facts/schema.ts";
import { textHash } from "#core/preprocessing/text-hash/schema.ts";
import { LatheError } from "#core/shared/problems.ts";

/** In the order of the menu, under the headings of their sections. A new step: write its folder, then its line here. */
const all: readonly StepSpec[] = [
  textFacts,
  textCounts,
  textHash,
  dateParts,
  rareCategories,
  clip,
  impute,
  imputeGroups,
  imputeNeighbours,
  imputeIterative,
  power,
  interactions,
  scale,
  quantileScale,
  bin,
  oneHot,
  ordinal,
  targetEncode,
  frequencyEncode,
  binaryEncode,
  hashEncode,
  selectColumns,
  projectColumns,
];

/** Every step of a recipe by id. No prototype: a document may ask for a step called "constructor". */
export const steps: Readonly<Record<string, StepSpec>> = Object.assign(
  Object.create(null) as object,
  Object.fromEntries(all.map((step) => [step.id, step])),
);

/** @throws LatheError "pipeline-invalid" for an id that no step has */
export function findStep(id: string): StepSpec {
  const found = steps[id];
  if (found) return found;
  throw new LatheError("pipeline-invalid", { reason: `there is no step “${id}”` });
}
