import type { PipelineGraph } from "#core/pipeline/graph.ts";
import { recipeNode } from "#core/pipeline/nodes/recipe.ts";
import type { RecipeStep } from "#core/pipeline/plan-types.ts";
import { tableOptionsOf } from "#core/pipeline/table-chain.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { canonicalJson, hashText } from "#core/shared/hash.ts";
import { compareText } from "#core/shared/order.ts";
import { readOptionsOf, type TableOptions } from "#core/table-edits/table-options.ts";

/** What the table and its recipes come about by: with the bytes of the file, all that a version is. */
export interface DataSteps {
  readonly table: TableOptions;
  /** Each recipe of the document, by the id of its node, ids rising. */
  readonly recipes: readonly { readonly node: NodeId; readonly steps: readonly RecipeStep[] }[];
}

/** How the document says that its data is made; a document without a file says so by empty options. */
export function dataStepsOf(graph: PipelineGraph): DataSteps {
  const recipes = graph.nodes
    .filter(({ kind }) => kind === recipeNode.id)
    .map(({ id, params }) => ({
      node: id,
      steps: (params as { readonly steps: readonly RecipeStep[] }).steps,
    }))
    .toSorted((a, b) => compareText(a.node, b.node));
  return { table: tableOptionsOf(graph) ?? {}, recipes };
}

/**
 * 16 hexadecimal digits for what the data is: the file's bytes, how they are read, edits and recipe steps that are on.
 * Equal hashes, equal data; a step that is switched off counts as one that is not there.
 * @param contentHash of the file
 */
export function versionHash(contentHash: string, { table, recipes }: DataSteps): string {
  const edits = (table.edits ?? []).filter(({ on }) => on).map(({ edit, params }) => [edit, params]);
  const prepared = recipes.map(({ node, steps }) => [
    node,
    steps.filter(({ on }) => on).map(({ step, params }) => [step, params]),
  ]);
  return hashText(canonicalJson([contentHash, readOptionsOf(table), edits, prepared]));
}

/** The same of a document as it stands. */
export function versionOf(graph: PipelineGraph, contentHash: string): string {
  return versionHash(contentHash, dataStepsOf(graph));
}

/** As it is shown: the first eight digits. */
export function shortVersion(hash: string): string {
  return hash.slice(0, 8);
}
