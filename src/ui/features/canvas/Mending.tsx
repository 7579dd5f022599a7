import { Play } from "lucide-react";
import { findNode, type PipelineNode } from "#core/pipeline/graph.ts";
import { nodeKinds } from "#core/pipeline/node-kinds.ts";
import { stepTitle } from "#core/pipeline/step-words.ts";
import { describeProblem } from "#core/shared/problems.ts";
import type { NodeId } from "#core/shared/brand.ts";
import type { NodeState } from "#state/node-states.ts";
import { useStudio } from "#state/store.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { whereToMend } from "./where-to-mend.ts";

/** Why a step failed, and what can be done. Nothing where its screen says it better: a link leads there. */
export function Mending({
  node,
  state,
  onGo,
}: {
  readonly node: PipelineNode;
  readonly state: NodeState;
  readonly onGo: (step: NodeId) => void;
}) {
  const graph = useStudio((studio) => studio.project.graph);
  const data = useStudio((studio) => studio.data);
  const refused = useStudio(
    ({ exports }) =>
      exports.find(({ status }) => status === "refused" || status === "failed")?.reason ?? null,
  );
  const { train } = useStudio.getState();
  if (node.kind === "export" && refused !== null) return <Alert tone="bad" title={refused} />;
  const unread = node.kind === "file" && data.status === "failed" ? data.problem : null;
  const problem = state.run?.problem ?? unread;
  if (problem === null) return null;
  const { title, advice } = describeProblem(problem);
  const at = whereToMend(graph, problem.code);
  return (
    <div className="mending">
      <Alert
        tone="bad"
        title={title}
        acts={
          <>
            {at && at !== node.id ? (
              <Button size="small" onPress={() => onGo(at)}>
                Change {stepTitle(findNode(graph, at) ?? node)}
              </Button>
            ) : null}
            {nodeKinds.get(node.kind)?.group === "learn" ? (
              <Button size="small" icon={Play} onPress={() => train([node.id])}>
                Train it again
              </Button>
            ) : null}
          </>
        }
      >
        {advice}
      </Alert>
    </div>
  );
}
