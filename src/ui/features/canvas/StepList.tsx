import { Cable, MoreHorizontal, Plus } from "lucide-react";
import { whyNotAdd, whyNotRemove } from "#core/pipeline/arrange.ts";
import { nodeKinds } from "#core/pipeline/node-kinds.ts";
import { inputsOf, outputsOf } from "#core/pipeline/recipe-chain.ts";
import { readingOrder, stepLetters } from "#core/pipeline/step-words.ts";
import type { NodeId } from "#core/shared/brand.ts";
import type { NodeState } from "#state/node-states.ts";
import { useStudio } from "#state/store.ts";
import { Button } from "#ui/controls/Button.tsx";
import { IconButton } from "#ui/controls/IconButton.tsx";
import { Menu } from "#ui/controls/Menu.tsx";
import { ListRemarks } from "./ListRemarks.tsx";
import type { Selection } from "./selection.ts";
import { nodeFacts, nodeName } from "./step-facts.ts";
import { stepIcon } from "./step-icons.ts";
import { StatusMark } from "./StatusMark.tsx";

/** The same document as a list in reading order: for keys, for screen readers, and for narrow windows. */
export function StepList({
  states,
  selection,
  onConnect,
  onRefuse,
}: {
  readonly states: ReadonlyMap<NodeId, NodeState>;
  readonly selection: Selection;
  readonly onConnect: (node: NodeId) => void;
  readonly onRefuse: (words: string) => void;
}) {
  const project = useStudio((studio) => studio.project);
  const { graph } = project;
  const { addStep, branchFrom, duplicateSteps, groupSteps, joinGroup } = useStudio.getState();
  const letters = stepLetters(graph);
  const nameOf = (id: NodeId) => `step\u00a0${letters.get(id) ?? ""}`;
  const addable = [...nodeKinds.values()].filter(
    ({ id }) => !["file", "roles", "split", "rows"].includes(id),
  );
  return (
    <div className="step-list">
      <ol aria-label="Steps in reading order">
        {readingOrder(graph).map((node) => {
          const state = states.get(node.id);
          if (!state) return null;
          const Icon = stepIcon(node.kind);
          const name = nodeName(node, project);
          const isCopied = node.kind === "recipe" || nodeKinds.get(node.kind)?.group === "learn";
          const stays = whyNotRemove(graph, node.id);
          const groups = graph.groups ?? [];
          const own = groups.find(({ nodes }) => nodes.includes(node.id));
          const from = inputsOf(graph, node.id).map(({ id }) => nameOf(id));
          const to = outputsOf(graph, node.id).map(({ id }) => nameOf(id));
          return (
            <li
              key={node.id}
              data-selected={selection.ids.has(node.id) || undefined}
              data-status={state.status}
            >
              <button
                type="button"
                className="step-line"
                aria-pressed={selection.ids.has(node.id)}
                onClick={() => selection.set([node.id])}
              >
                <em>{letters.get(node.id)}</em>
                <Icon className="icon" aria-hidden />
                <span className="words">
                  <b>{name}</b>
                  <small>
                    {[own ? `in ${own.name}` : "", nodeFacts(node, state, project)[0], wiredWords(from, to)]
                      .filter((part) => part !== "")
                      .join(" · ")}
                  </small>
                </span>
                <StatusMark state={state} />
              </button>
              <IconButton
                icon={Cable}
                size="small"
                label={`Connect ${name} to…`}
                onPress={() => onConnect(node.id)}
              />
              <Menu
                label={`Acts for ${name}`}
                items={[
                  ...(isCopied
                    ? [
                        {
                          id: "branch",
                          label: "Branch from here",
                          onAction: () => selection.set(branchFrom(node.id)),
                        },
                        {
                          id: "duplicate",
                          label: "Duplicate",
                          onAction: () => selection.set(duplicateSteps([node.id])),
                        },
                      ]
                    : []),
                  {
                    id: "group",
                    label: "Put into a new group",
                    onAction: () => groupSteps([node.id], "Group"),
                  },
                  ...groups
                    .filter((group) => group !== own)
                    .map((group) => ({
                      id: `group ${group.id}`,
                      label: `Put into the group ${group.name}`,
                      onAction: () => joinGroup(node.id, group.id),
                    })),
                  ...(own
                    ? [
                        {
                          id: "ungroup",
                          label: `Take out of the group ${own.name}`,
                          onAction: () => joinGroup(node.id, null),
                        },
                      ]
                    : []),
                  {
                    id: "remove",
                    label: "Remove, and heal the wire",
                    hint: stays ?? undefined,
                    isDisabled: stays !== null,
                    isSeal: true,
                    onAction: () => selection.remove(graph, [node.id], onRefuse),
                  },
                ]}
              >
                <IconButton icon={MoreHorizontal} size="small" label={`Acts for ${name}`} />
              </Menu>
            </li>
          );
        })}
      </ol>
      <Menu
        label="Steps to add"
        items={addable.map(({ id, title }) => {
          const whyNot = whyNotAdd(graph, id);
          return {
            id,
            label: title,
            icon: stepIcon(id),
            hint: whyNot ?? undefined,
            isDisabled: whyNot !== null,
            onAction: () => {
              const added = addStep(id);
              if (added) selection.set([added]);
            },
          };
        })}
      >
        <Button icon={Plus}>Add a step</Button>
      </Menu>
      <ListRemarks />
    </div>
  );
}

function wiredWords(from: readonly string[], to: readonly string[]): string {
  return [from.length > 0 ? `from ${from.join(", ")}` : "", to.length > 0 ? `to ${to.join(", ")}` : ""]
    .filter((part) => part !== "")
    .join(", ");
}
