export { treeShap } from "#core/explain/tree-shap/tree-shap.ts";
export { additive } from "#test/support/random-trees.ts";
export { xgboostTree } from "#test/support/xgboost-tree.ts";
export { runWith } from "./run-with.ts";
