import { ArrowRight, Unplug } from "lucide-react";
import { connectChoices } from "#core/pipeline/arrange.ts";
import { findNode } from "#core/pipeline/graph.ts";
import { stepLetters } from "#core/pipeline/step-words.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { useStudio } from "#state/store.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Dialog } from "#ui/controls/Dialog.tsx";
import { hasWire } from "#core/pipeline/wiring.ts";
import { nodeName } from "./step-facts.ts";

/** "Connect to…": every other step, those a wire may lead to first, and why not for the rest. */
export function ConnectDialog({ from, onClose }: { readonly from: NodeId; readonly onClose: () => void }) {
  const project = useStudio((studio) => studio.project);
  const { graph } = project;
  const { connectSteps, disconnectSteps } = useStudio.getState();
  const node = findNode(graph, from);
  const letters = stepLetters(graph);
  if (!node) return null;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Where does ${nodeName(node, project)} lead?`}
      acts={
        <Button variant="quiet" onPress={onClose}>
          Close
        </Button>
      }
    >
      <ul className="connect-list">
        {connectChoices(graph, from, "out").map(({ node: to, whyNot }) => {
          const isWired = hasWire(graph, from, to.id);
          const name = nodeName(to, project);
          return (
            <li key={to.id}>
              <em>{letters.get(to.id)}</em>
              <span>
                {name}
                <small>{isWired ? "wired" : (whyNot ?? "")}</small>
              </span>
              {isWired ? (
                <Button
                  size="small"
                  variant="quiet"
                  icon={Unplug}
                  label={`Cut the wire to ${name}`}
                  onPress={() => disconnectSteps(from, to.id)}
                >
                  Cut
                </Button>
              ) : (
                <Button
                  size="small"
                  variant="outline"
                  icon={ArrowRight}
                  disabledReason={whyNot}
                  label={`Connect to ${name}`}
                  onPress={() => {
                    connectSteps(from, to.id);
                    onClose();
                  }}
                >
                  Connect
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
