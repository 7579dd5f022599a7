import { estimators } from "#core/estimators/registry.ts";
import type { NodeKind } from "#core/pipeline/node-kind.ts";
import { editNode } from "#core/pipeline/nodes/edit.ts";
import { fileNode } from "#core/pipeline/nodes/file.ts";
import {
  exportNode,
  importanceNode,
  leaderboardNode,
  monitorNode,
  predictNode,
} from "#core/pipeline/nodes/judge.ts";
import { learnNode } from "#core/pipeline/nodes/learn.ts";
import { recipeNode } from "#core/pipeline/nodes/recipe.ts";
import { rolesNode } from "#core/pipeline/nodes/roles.ts";
import { rowsNode } from "#core/pipeline/nodes/rows.ts";
import { splitNode } from "#core/pipeline/nodes/split.ts";

const all: readonly NodeKind[] = [
  fileNode,
  editNode,
  rowsNode,
  rolesNode,
  splitNode,
  recipeNode,
  ...Object.values(estimators).map(learnNode),
  leaderboardNode,
  importanceNode,
  exportNode,
  predictNode,
  monitorNode,
];

/** Every kind of node, by id. A new model family joins by its line in the estimators' registry. */
export const nodeKinds: ReadonlyMap<string, NodeKind> = new Map(all.map((kind) => [kind.id, kind]));
