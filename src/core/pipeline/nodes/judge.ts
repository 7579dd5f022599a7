import * as z from "zod/mini";
import type { NodeKind } from "#core/pipeline/node-kind.ts";

const none = z.strictObject({});
type None = z.infer<typeof none>;

/** Ranks models on the same folds. */
export const leaderboardNode: NodeKind<None> = {
  id: "leaderboard",
  title: "Leaderboard",
  group: "judge",
  input: "model",
  output: "judged",
  schema: none,
};

/** What the leading model uses, by permutation on out-of-fold rows. */
export const importanceNode: NodeKind<None> = {
  id: "importance",
  title: "Importance",
  group: "explain",
  input: "judged",
  output: null,
  schema: none,
};

/** The leading model asked about new rows. */
export const predictNode: NodeKind<None> = {
  id: "predict",
  title: "Predict",
  group: "use",
  input: "judged",
  output: null,
  schema: none,
};

/** Later tables compared with what the leading model learned from. */
export const monitorNode: NodeKind<None> = {
  id: "monitor",
  title: "Monitor",
  group: "use",
  input: "judged",
  output: null,
  schema: none,
};

/** The whole pipeline as a checked file. */
export const exportNode: NodeKind<None> = {
  id: "export",
  title: "Export",
  group: "use",
  input: "judged",
  output: null,
  schema: none,
};
