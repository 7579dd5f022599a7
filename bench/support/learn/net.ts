export { mlp } from "#core/estimators/neural/mlp.ts";
export { runWith } from "./run-with.ts";
