import type { StudioData } from "#state/studio-state.ts";
import { formatShortCount, plural } from "#ui/format/numbers.ts";
import type { StepId } from "./steps.ts";

export interface StepState {
  readonly word: string;
  readonly tone?: "accent" | "warn";
}

/** The state of each step in a word or two, as the rail says it at its right. */
export function stepState(
  step: StepId,
  state: Pick<StudioData, "data" | "jobs" | "paused" | "project" | "exports">,
): StepState | null {
  const { data, jobs, paused, project, exports } = state;
  const runs = project.runs.filter((run) => run.deletedAt === null);
  switch (step) {
    case "canvas": {
      const { nodes } = project.graph;
      return nodes.length === 0 ? null : { word: plural(nodes.length, "step") };
    }
    case "data": {
      if (data.status === "reading") return { word: "reading", tone: "accent" };
      if (data.status !== "ready") return null;
      return { word: formatShortCount(data.dataset.reading.nRows) };
    }
    case "train":
      if (jobs.length > 0)
        return paused ? { word: "paused", tone: "warn" } : { word: `${jobs.length} live`, tone: "accent" };
      return runs.length === 0 ? null : { word: plural(runs.length, "run") };
    case "evaluate": {
      if (project.seal.length === 0) return null;
      return { word: project.seal.length === 1 ? "seal opened" : `seal opened ${project.seal.length}×` };
    }
    case "explain": {
      const explained = runs.filter((run) => run.importance !== null).length;
      return explained === 0 ? null : { word: `${explained} ready` };
    }
    case "export": {
      const verified = exports.filter(({ status }) => status === "verified").length;
      const refused = exports.filter(({ status }) => status === "refused" || status === "failed").length;
      if (refused > 0) return { word: `${refused} refused`, tone: "warn" };
      return verified === 0 ? null : { word: `${verified} verified` };
    }
    case "monitor": {
      const last = project.checks?.at(-1)?.report;
      if (!last) return null;
      if (last.advice === "none") return { word: "as it was" };
      if (last.advice === "look") return { word: "look", tone: "warn" };
      return { word: last.advice === "retrain" ? "retrain" : "mend", tone: "warn" };
    }
    case "explore":
    case "prepare":
    case "predict":
      return null;
  }
}
