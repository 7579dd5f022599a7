import { estimators } from "#core/estimators/registry.ts";
import type { PipelineNode } from "#core/pipeline/graph.ts";
import type { RolesParams } from "#core/pipeline/nodes/roles.ts";
import type { RecipeStep, SplitParams } from "#core/pipeline/plan-types.ts";
import { stepTitle } from "#core/pipeline/step-words.ts";
import type { Project } from "#core/project/project.ts";
import { describeProblem } from "#core/shared/problems.ts";
import type { NodeState } from "#state/node-states.ts";
import { formatBytes, formatSeconds } from "#ui/format/amounts.ts";
import { formatCount, plural } from "#ui/format/numbers.ts";

/** What a node is called: the file by its name, the rest by theirs. */
export function nodeName(node: PipelineNode, project: Project): string {
  return node.kind === "file" && node.name === undefined && project.source
    ? project.source.fileName
    : stepTitle(node);
}

/** The two facts at the foot of a node. */
export function nodeFacts(node: PipelineNode, state: NodeState, project: Project): readonly [string, string] {
  if (state.status === "failed" && state.run?.problem) return [describeProblem(state.run.problem).title, ""];
  switch (node.kind) {
    case "file": {
      const { source } = project;
      if (!source) return ["no table yet", ""];
      return [
        `${plural(source.nRows, "row")}, ${plural(source.nColumns, "column")}`,
        formatBytes(source.byteLength),
      ];
    }
    case "roles": {
      const { target, columns } = node.params as RolesParams;
      const n = columns.filter(({ role }) => role === "feature").length;
      return [`Predict ${target} from ${plural(n, "column")}`, ""];
    }
    case "split": {
      const { folds, randomState } = node.params as SplitParams;
      return [`${folds} folds`, `seed ${randomState}`];
    }
    case "recipe": {
      const { steps } = node.params as { readonly steps: readonly RecipeStep[] };
      const off = steps.filter(({ on }) => !on).length;
      return ["Fitted inside each fold", off === 0 ? "" : `${off} off`];
    }
    case "leaderboard":
      return [state.words === "done" ? "Judged on rows held out" : state.words, ""];
    case "importance":
      return ["What it uses, not what causes", ""];
    case "export":
      return [state.status === "done" ? "Verified against the original" : state.words, ""];
    case "edit":
      return ["The same for rows to be predicted", ""];
    case "predict":
      return [state.words, ""];
    case "monitor": {
      const n = project.checks?.length ?? 0;
      return [project.checks?.at(-1)?.fileName ?? "no later table yet", n === 0 ? "" : plural(n, "check")];
    }
    case "rows":
      return ["", ""];
    default:
      return modelFacts(node, state);
  }
}

function modelFacts(node: PipelineNode, { run, job, status, words }: NodeState): readonly [string, string] {
  if (job) {
    const last = job.curves.at(-1)?.points.at(-1);
    const unit = estimators[node.kind]?.iterationName;
    return [
      job.engine ?? "",
      last && unit ? `${unit} ${formatCount(last.iteration)} of ${formatCount(last.maxIter)}` : "",
    ];
  }
  if (!run) return [words, ""];
  if (status === "stale" || status === "loose") return [words, ""];
  return [`${plural(run.nTrainRows, "row")} learned`, formatSeconds(run.fitSeconds)];
}
