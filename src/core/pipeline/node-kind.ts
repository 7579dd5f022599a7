import type * as z from "zod/mini";

/** What flows along a wire. A learned step takes only "folds", so it can never stand before the split. */
export type PortType = "table" | "roles" | "folds" | "prepared" | "model" | "judged";

/** All that the document, the canvas and the plan need to know of a kind of node. Small; loaded at once. */
export interface NodeKind<P = unknown> {
  readonly id: string;
  readonly title: string;
  readonly group: "data" | "prepare" | "split" | "learn" | "judge" | "explain" | "use";
  /** What it takes; null for a source. */
  readonly input: PortType | null;
  /** What it takes as well: a recipe also stands after another recipe. */
  readonly alsoTakes?: PortType;
  /** What it gives; null for an end. */
  readonly output: PortType | null;
  /** Parameters as the document holds them. */
  readonly schema: z.ZodMiniType<P>;
}
