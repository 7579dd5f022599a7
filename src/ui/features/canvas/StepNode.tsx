import { Handle, type Node, type NodeProps, Position, useConnection, useStore } from "@xyflow/react";
import { memo } from "react";
import { whyNotConnect } from "#core/pipeline/wiring.ts";
import type { PipelineNode } from "#core/pipeline/graph.ts";
import { nodeKinds } from "#core/pipeline/node-kinds.ts";
import type { NodeId } from "#core/shared/brand.ts";
import type { NodeState } from "#state/node-states.ts";
import { useStudio } from "#state/store.ts";
import { InTurn } from "#ui/controls/InTurn.tsx";
import { boardFinding } from "#ui/runs/board-words.ts";
import { useCanvasFacts } from "./canvas-context.ts";
import { isReadable } from "./is-readable.ts";
import { EditThumb, FileThumb, RecipeThumb, RolesThumb, RowsThumb, SplitThumb } from "./DataThumbs.tsx";
import { BoardThumb, ExportThumb, ImportanceThumb } from "./JudgeThumbs.tsx";
import { MonitorThumb, PredictThumb } from "./UseThumbs.tsx";
import { goToMending } from "./where-to-mend.ts";
import { ModelThumb } from "./ModelThumb.tsx";
import { type Side, portAt, portsOf, sizeOf } from "./node-size.ts";
import { StatusMark } from "./StatusMark.tsx";
import { StepIcon } from "./step-icons.ts";

export interface StepData extends Record<string, unknown> {
  readonly node: PipelineNode;
  readonly name: string;
  readonly letter: string;
  readonly state: NodeState;
  readonly facts: readonly [string, string];
}
export type StepFlowNode = Node<StepData, "step">;

const positions: Readonly<Record<Side, Position>> = {
  left: Position.Left,
  right: Position.Right,
  top: Position.Top,
  bottom: Position.Bottom,
};
/** One step of the drawing: what it is, how it stands, and its result at small scale. */
export const StepNode = memo(function StepNode(props: NodeProps<StepFlowNode>) {
  const { id, data, selected, positionAbsoluteX: x, positionAbsoluteY: y } = props;
  const { node, name, letter, state, facts } = data;
  const size = sizeOf(node);
  const isFar = useStore((flow) => !isReadable(flow, { x, y, ...size }));
  const dragged = useConnection((connection) => (connection.inProgress ? connection.fromNode.id : null));
  const isTarget = useConnection((connection) => connection.inProgress && connection.toNode?.id === id);
  const reach = useReach(dragged as NodeId | null, id as NodeId);
  const ports = portsOf(node.kind);
  const kind = nodeKinds.get(node.kind);
  const inAt = portAt(node.kind, ports.in, size);
  const outAt = portAt(node.kind, ports.out, size);
  return (
    <article
      className="step-node"
      data-status={state.status}
      data-kind={node.kind}
      data-selected={selected || undefined}
      data-far={isFar || undefined}
      data-reach={reach}
      data-refused={(isTarget && reach === "no") || undefined}
      style={size}
    >
      <header>
        <em>{letter}</em>
        <StepIcon kind={node.kind} />
        <h2 className="cut" title={name}>
          {name}
        </h2>
        <StatusMark state={state} />
      </header>
      {state.status === "running" && state.progress !== null ? (
        <div className="step-progress" style={{ "--done": state.progress } as React.CSSProperties} />
      ) : null}
      <div className="thumb">
        {isFar ? (
          <FarWords data={data} />
        ) : (
          <InTurn>
            <Thumb node={node} state={state} />
          </InTurn>
        )}
      </div>
      {isFar ? null : (
        <footer>
          <span className="cut">{facts[0]}</span>
          {state.status === "failed" ? (
            <button
              type="button"
              className="mend nodrag"
              tabIndex={-1}
              aria-label={`Mend ${name}`}
              onClick={goToMending}
            >
              Mend…
            </button>
          ) : (
            <span className="num">{facts[1]}</span>
          )}
        </footer>
      )}
      {kind?.input ? (
        <Handle
          type="target"
          position={positions[ports.in]}
          className="port"
          data-shape={kind.input === "model" || kind.input === "judged" ? "diamond" : "circle"}
          style={ports.in === "top" ? { left: inAt.x, top: 0 } : { left: 0, top: inAt.y }}
        />
      ) : null}
      {kind?.output ? (
        <Handle
          type="source"
          position={positions[ports.out]}
          className="port"
          data-shape={kind.output === "model" || kind.output === "judged" ? "diamond" : "circle"}
          style={
            ports.out === "bottom" ? { left: outAt.x, top: size.height } : { left: size.width, top: outAt.y }
          }
        />
      ) : null}
    </article>
  );
});

/** While a wire is being drawn: whether it may end here. */
function useReach(from: NodeId | null, id: NodeId): "from" | "yes" | "no" | undefined {
  return useStudio((studio) => {
    if (from === null) return undefined;
    if (from === id) return "from";
    return whyNotConnect(studio.project.graph, from, id) === null ? "yes" : "no";
  });
}

function Thumb({ node, state }: { readonly node: PipelineNode; readonly state: NodeState }) {
  switch (node.kind) {
    case "file":
      return <FileThumb />;
    case "edit":
      return <EditThumb node={node} />;
    case "rows":
      return <RowsThumb node={node} />;
    case "roles":
      return <RolesThumb node={node} />;
    case "split":
      return <SplitThumb />;
    case "recipe":
      return <RecipeThumb node={node} />;
    case "leaderboard":
      return <BoardThumb />;
    case "importance":
      return <ImportanceThumb />;
    case "export":
      return <ExportThumb />;
    case "predict":
      return <PredictThumb />;
    case "monitor":
      return <MonitorThumb />;
    default:
      return <ModelThumb state={state} />;
  }
}

/** From afar: the name and the one number that matters, at a size that can still be read. */
function FarWords({ data }: { readonly data: StepData }) {
  const { state, name, node, letter } = data;
  const { rows } = useCanvasFacts();
  const isModel = nodeKinds.get(node.kind)?.group === "learn";
  const score = isModel ? (state.run?.scores.find(({ mean }) => !Number.isNaN(mean))?.mean ?? null) : null;
  return (
    <p className="far">
      <span>
        <em>{letter}</em> {name}
      </span>
      {node.kind === "leaderboard" ? <small>{boardFinding(rows)}</small> : null}
      {score === null ? null : <b className="num">{score.toPrecision(3)}</b>}
    </p>
  );
}
