import type { StudioState } from "#state/studio-state.ts";

/** Families that take nearly all of the time of a small training; each has tests of its own. */
const slow = ["mlp", "hist-gradient-boosting"];

/** Of a table that was just opened: the rest trains in a moment. */
export function cancelSlowModels({ jobs, cancel }: StudioState): void {
  for (const { node, id } of jobs) if (slow.includes(node)) cancel(id);
}
