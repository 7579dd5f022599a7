import {
  AlignStartHorizontal,
  AlignStartVertical,
  Cable,
  Copy,
  GitBranch,
  Group,
  Play,
  Trash2,
} from "lucide-react";
import { useState } from "react";
import { rolesOf, splitOf } from "#core/pipeline/edit.ts";
import { type Point, whyNotRemove } from "#core/pipeline/arrange.ts";
import { findNode, type PipelineNode } from "#core/pipeline/graph.ts";
import { nodeKinds } from "#core/pipeline/node-kinds.ts";
import type { EditParams } from "#core/pipeline/nodes/edit.ts";
import type { RecipeStep } from "#core/pipeline/plan-types.ts";
import { modelsBelow, stepLetters, stepTitle } from "#core/pipeline/step-words.ts";
import { isClassification } from "#core/pipeline/task.ts";
import type { NodeId } from "#core/shared/brand.ts";
import type { NodeState } from "#state/node-states.ts";
import { useStudio } from "#state/store.ts";
import { rolesByColumn } from "#ui/columns/roles-of-columns.ts";
import { EditList } from "#ui/edits/EditList.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { TextField } from "#ui/controls/TextField.tsx";
import { ModelInspector } from "#ui/inspector/ModelInspector.tsx";
import { RecipeSection } from "#ui/inspector/RecipeSection.tsx";
import { RolesSection } from "#ui/inspector/RolesSection.tsx";
import { SplitSection } from "#ui/inspector/SplitSection.tsx";
import { useCanvasFacts } from "./canvas-context.ts";
import { useDataset } from "./DataThumbs.tsx";
import { JudgeInspector } from "./JudgeInspector.tsx";
import { placeSteps } from "./layout.ts";
import { Mending } from "./Mending.tsx";
import type { Selection } from "./selection.ts";
import { nodeName } from "./step-facts.ts";
import { StepIcon } from "./step-icons.ts";

export interface CanvasInspectorProps {
  readonly ids: readonly NodeId[];
  readonly states: ReadonlyMap<NodeId, NodeState>;
  readonly selection: Selection;
  readonly onConnect: (node: NodeId) => void;
  readonly onRefuse: (words: string) => void;
}

/** The margin: what is selected, its settings, its result, and what can be done with it. */
export function CanvasInspector(props: CanvasInspectorProps) {
  const graph = useStudio((studio) => studio.project.graph);
  const [only] = props.ids;
  const node = only && props.ids.length === 1 ? findNode(graph, only) : undefined;
  if (node) return <OneStep key={node.id} node={node} {...props} />;
  return props.ids.length > 1 ? <ManySteps {...props} /> : <NothingSelected />;
}

function NothingSelected() {
  return (
    <>
      <h2>Nothing is selected</h2>
      <p className="muted">
        Choose a step to see its settings and its result. Arrow keys go from step to step, C connects, Delete
        takes a step away and heals the wire, A finds a step to add.
      </p>
    </>
  );
}

function ManySteps({ ids, selection, onRefuse }: CanvasInspectorProps) {
  const graph = useStudio((studio) => studio.project.graph);
  const { groupSteps, duplicateSteps, moveSteps } = useStudio.getState();
  const [name, setName] = useState("");
  const align = (axis: "x" | "y") => {
    const boxes = placeSteps(graph);
    const least = Math.min(...ids.map((id) => boxes.get(id)?.[axis] ?? 0));
    const aligned = ids.flatMap((id) => {
      const box = boxes.get(id);
      const at: Point = axis === "x" ? { x: least, y: box?.y ?? 0 } : { x: box?.x ?? 0, y: least };
      return box ? [[id, at] as const] : [];
    });
    moveSteps(new Map<NodeId, Point>([...boxes, ...aligned]));
  };
  return (
    <>
      <h2>{ids.length} steps</h2>
      <div className="acts-row">
        <Button size="small" icon={AlignStartVertical} onPress={() => align("x")}>
          Align left
        </Button>
        <Button size="small" icon={AlignStartHorizontal} onPress={() => align("y")}>
          Align top
        </Button>
        <Button size="small" icon={Copy} onPress={() => selection.set(duplicateSteps(ids))}>
          Duplicate
        </Button>
        <Button size="small" icon={Trash2} onPress={() => selection.remove(graph, ids, onRefuse)}>
          Remove
        </Button>
      </div>
      <h3>Group</h3>
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        onSubmit={() => groupSteps(ids, name || "Group")}
      />
      <div className="acts-row">
        <Button icon={Group} onPress={() => groupSteps(ids, name || "Group")}>
          Group the steps
        </Button>
      </div>
    </>
  );
}

function OneStep({
  node,
  states,
  selection,
  onConnect,
  onRefuse,
}: CanvasInspectorProps & { readonly node: PipelineNode }) {
  const project = useStudio((studio) => studio.project);
  const { graph } = project;
  const { branchFrom, duplicateSteps, renameStep, train } = useStudio.getState();
  const state = states.get(node.id);
  const isModel = nodeKinds.get(node.kind)?.group === "learn";
  const isCopied = isModel || node.kind === "recipe";
  const whyStays = whyNotRemove(graph, node.id);
  return (
    <>
      <h2 className="inspector-title">
        <em>{stepLetters(graph).get(node.id)}</em>
        <StepIcon kind={node.kind} />
        <input
          aria-label="Name of the step"
          defaultValue={nodeName(node, project)}
          key={nodeName(node, project)}
          disabled={node.kind === "file"}
          onBlur={(event) => renameStep(node.id, event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") event.currentTarget.blur();
          }}
        />
      </h2>
      <p className="muted small state-line" data-status={state?.status}>
        {state?.words}
      </p>
      {state?.status === "failed" ? (
        <Mending node={node} state={state} onGo={(id) => selection.set([id])} />
      ) : null}
      <StepForm node={node} state={state} />
      <div className="acts-row step-acts">
        <Button size="small" icon={Cable} onPress={() => onConnect(node.id)}>
          Connect to…
        </Button>
        {isCopied ? (
          <>
            <Button size="small" icon={GitBranch} onPress={() => selection.set(branchFrom(node.id))}>
              Branch from here
            </Button>
            <Button size="small" icon={Copy} onPress={() => selection.set(duplicateSteps([node.id]))}>
              Duplicate
            </Button>
          </>
        ) : null}
        {node.kind === "recipe" ? (
          <Button
            size="small"
            icon={Play}
            onPress={() => train(modelsBelow(graph, node.id).map(({ id }) => id))}
          >
            Train its models
          </Button>
        ) : null}
        {isModel ? null : (
          <Button
            size="small"
            variant="quiet"
            icon={Trash2}
            disabledReason={whyStays}
            onPress={() => selection.remove(graph, [node.id], onRefuse)}
          >
            Remove
          </Button>
        )}
      </div>
    </>
  );
}

/** The form of a kind, drawn from its own schema. */
function StepForm({ node, state }: { readonly node: PipelineNode; readonly state: NodeState | undefined }) {
  const project = useStudio((studio) => studio.project);
  const { setRecipe, setRole, setSplit } = useStudio.getState();
  const dataset = useDataset();
  const { plan } = useCanvasFacts();
  const { graph } = project;
  if (nodeKinds.get(node.kind)?.group === "learn")
    return <ModelInspector key={node.id} node={node.id} run={state?.run ?? null} />;
  switch (node.kind) {
    case "recipe":
      return (
        <RecipeSection
          node={node.id}
          title={stepTitle(node)}
          models={modelsBelow(graph, node.id).map(stepTitle)}
          recipe={(node.params as { readonly steps: readonly RecipeStep[] }).steps}
          lastRun={state?.run ?? undefined}
          onRecipe={(steps) => setRecipe(node.id, steps)}
        />
      );
    case "roles": {
      const roles = rolesOf(graph);
      if (!dataset || !roles) return null;
      const reasons = new Map(dataset.proposal.ignored.map(({ column, reason }) => [column, reason]));
      return (
        <RolesSection
          columns={dataset.columns}
          roles={rolesByColumn(roles)}
          reasons={reasons}
          onRole={setRole}
        />
      );
    }
    case "split": {
      const split = splitOf(graph);
      const target = dataset?.columns.find(({ name }) => name === plan?.target);
      if (!dataset || !split) return null;
      return (
        <SplitSection
          nRows={dataset.reading.nRows}
          missingTarget={target?.missing ?? 0}
          split={split}
          isClassification={plan !== null && isClassification(plan.task)}
          nOpenings={project.seal.length}
          onSplit={setSplit}
        />
      );
    }
    case "edit":
      return <EditList edits={(node.params as EditParams).edits} notes={dataset?.editNotes ?? []} />;
    default:
      return <JudgeInspector kind={node.kind} />;
  }
}
