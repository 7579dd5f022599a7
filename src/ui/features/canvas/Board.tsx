import { MiniMap, ReactFlow, useReactFlow } from "@xyflow/react";
import { type DragEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import type { Point } from "#core/pipeline/arrange.ts";
import { kindOf } from "#core/pipeline/check-graph.ts";
import type { PipelineEdge } from "#core/pipeline/graph.ts";
import { stepTitle } from "#core/pipeline/step-words.ts";
import { whyNotConnect, whyNotInsert } from "#core/pipeline/wiring.ts";
import type { NodeId } from "#core/shared/brand.ts";
import type { NodeState } from "#state/node-states.ts";
import { useStudio } from "#state/store.ts";
import { boardKey, neighbour } from "./board-keys.ts";
import { ConnectWords } from "./ConnectWords.tsx";
import { goToMending } from "./where-to-mend.ts";
import { moveOnDrop, type Selection } from "./selection.ts";
import { Paper } from "./Paper.tsx";
import { GroupNode, NoteNode } from "./Remarks.tsx";
import { StepNode } from "./StepNode.tsx";
import { useClipboard } from "./use-clipboard.ts";
import { fitting, useFit } from "./use-fit.ts";
import { useInSight } from "./use-in-sight.ts";
import { useMoving } from "./use-moving.ts";
import { type CanvasEdge, type CanvasNode, useFlow } from "./use-flow.ts";
import { nearestWire } from "./nearest-wire.ts";
import { wireId } from "./wire-plans.ts";
import { SealEdge, WireEdge } from "./WireEdge.tsx";
import { ZoomBar } from "./ZoomBar.tsx";

const nodeTypes = { step: StepNode, note: NoteNode, group: GroupNode };
const edgeTypes = { wire: WireEdge, seal: SealEdge };
export const paletteType = "application/x-lathe-step";

export interface BoardProps {
  readonly states: ReadonlyMap<NodeId, NodeState>;
  readonly selection: Selection;
  readonly onConnectMenu: (node: NodeId) => void;
  readonly onAdd: () => void;
  /** Says why something was not done, near `at` (page px). */
  readonly onRefuse: (words: string, at: Point | null) => void;
}

/** The drawing: steps are moved, wired, added, copied and taken away by pointer or by keys. */
export function Board({ states, selection, onConnectMenu, onAdd, onRefuse }: BoardProps) {
  const [moved, setMoved] = useState<ReadonlyMap<string, Point>>(new Map());
  const [hot, setHot] = useState<string | null>(null);
  const [hasMap, setHasMap] = useState(false);
  const graph = useStudio((studio) => studio.project.graph);
  const projectId = useStudio((studio) => studio.project.id);
  const hasSteps = graph.nodes.length > 0;
  const flow = useReactFlow<CanvasNode, CanvasEdge>();
  const frame = useRef<HTMLDivElement>(null);
  const refusal = useRef<string | null>(null);
  const { nodes, edges, boxes, wires } = useFlow(states, { selected: selection.ids, moved, hot });
  const stepIds = useMemo(() => selection.steps(graph), [selection, graph]);
  const verbs = useStudio.getState();
  useClipboard(stepIds, selection);
  const moving = useMoving(frame);
  const fit = useFit();

  // A project that has just got its steps is shown whole.
  useEffect(() => {
    if (hasSteps) requestAnimationFrame(fit);
  }, [fit, hasSteps, projectId]);

  useInSight(frame, stepIds, boxes, graph.nodes.length, fit);

  const wireNear = (at: Point, whyNot: (edge: PipelineEdge) => string | null, except?: string) =>
    nearestWire(graph.edges, wires, at, whyNot, except);
  const wireUnder = (id: NodeId): PipelineEdge | null => {
    const box = boxes.get(id);
    const node = graph.nodes.find((each) => each.id === id);
    if (!box || !node) return null;
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    return wireNear(middle, (edge) => whyNotInsert(graph, edge, kindOf(node.kind)), id);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.target as HTMLElement).closest("input, textarea, select, [role=menu]")) return;
    const key = boardKey(event);
    if (!key) return;
    event.preventDefault();
    const focused = (event.target as HTMLElement).closest<HTMLElement>(".react-flow__node")?.dataset.id;
    const focus = graph.nodes.find(({ id }) => id === focused)?.id ?? stepIds[0];
    switch (key.act) {
      case "go": {
        const next = focus ? neighbour(boxes, focus, key.way) : graph.nodes[0]?.id;
        if (next) focusStep(frame.current, selection, next);
        return;
      }
      case "move": {
        const to = stepIds.flatMap((id) => {
          const box = boxes.get(id);
          return box ? [[id, { x: box.x + 16 * key.way.x, y: box.y + 16 * key.way.y }] as const] : [];
        });
        if (to.length > 0) verbs.moveSteps(new Map([...boxes, ...to]));
        return;
      }
      case "pan": {
        const { x, y, zoom } = flow.getViewport();
        return void flow.setViewport({ x: x - 80 * key.way.x, y: y - 80 * key.way.y, zoom });
      }
      case "remove":
        for (const edge of graph.edges)
          if (selection.ids.has(wireId(edge.from, edge.to))) verbs.disconnectSteps(edge.from, edge.to);
        for (const { id } of graph.notes ?? []) if (selection.ids.has(id)) verbs.changeNote(id, { text: "" });
        return selection.remove(graph, stepIds, (words) => onRefuse(words, null));
      case "duplicate":
        if (stepIds.length > 0) selection.set(verbs.duplicateSteps(stepIds));
        return;
      case "branch":
        if (focus) selection.set(verbs.branchFrom(focus));
        return;
      case "connect":
        if (focus) onConnectMenu(focus);
        return;
      case "note":
        return verbs.addNote("Note", flow.screenToFlowPosition(centreOf(frame.current)));
      case "group":
        if (stepIds.length > 0) verbs.groupSteps(stepIds, "Group");
        return;
      case "fit":
        return fit();
      case "tidy":
        verbs.tidySteps();
        return void requestAnimationFrame(fit);
      case "add":
        return onAdd();
      case "all":
        return selection.set(graph.nodes.map(({ id }) => id));
      case "clear":
        return selection.set([]);
      case "inspect":
        if (focus && states.get(focus)?.status === "failed") return goToMending();
        return document
          .querySelector<HTMLElement>("aside.margin :is(button, input, a, [tabindex='0'])")
          ?.focus();
      case "zoom-in":
        return void flow.zoomIn();
      case "zoom-out":
        return void flow.zoomOut();
      case "map":
        return setHasMap(!hasMap);
    }
  };

  const onDrop = (event: DragEvent) => {
    const kind = event.dataTransfer.getData(paletteType);
    if (kind === "") return;
    event.preventDefault();
    setHot(null);
    const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const onWire = wireNear(at, (edge) => whyNotInsert(graph, edge, kindOf(kind)));
    const over = onWire ? null : wireNear(at, () => null);
    if (over) {
      const words = whyNotInsert(graph, over, kindOf(kind));
      if (words) onRefuse(`Not put on the wire: ${words}`, { x: event.clientX, y: event.clientY });
    }
    const position = { x: at.x - 104, y: at.y - 20 };
    const id = verbs.addStep(kind, { position, ...(onWire ? { onWire } : {}) });
    if (id) {
      verbs.moveSteps(new Map([...boxes, [id, position]])); // from now on everything stands where it was seen
      selection.set([id]);
    }
  };

  return (
    // The one place for the canvas's keys; steps inside take the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-static-element-interactions
    <div
      className="board"
      ref={frame}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => {
        const id = target.classList.contains("react-flow__node") ? target.dataset.id : undefined;
        if (id !== undefined && !selection.ids.has(id) && target.matches(":focus-visible"))
          selection.set([id]);
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(paletteType)) return;
        event.preventDefault();
        const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
        const edge = wireNear(at, () => null);
        setHot(edge ? wireId(edge.from, edge.to) : null);
      }}
      onDrop={onDrop}
    >
      <ReactFlow<CanvasNode, CanvasEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        fitView
        fitViewOptions={fitting}
        minZoom={0.07} // two hundred steps are seen whole
        maxZoom={2}
        disableKeyboardA11y
        edgesFocusable={false}
        deleteKeyCode={null}
        connectionRadius={28}
        selectNodesOnDrag={false}
        isValidConnection={({ source, target }) =>
          whyNotConnect(graph, source as NodeId, target as NodeId) === null
        }
        onConnect={({ source, target }) => verbs.connectSteps(source as NodeId, target as NodeId)}
        onConnectStart={() => {
          refusal.current = null;
        }}
        onConnectEnd={(event) => {
          const at = "clientX" in event ? { x: event.clientX, y: event.clientY } : null;
          if (refusal.current !== null) onRefuse(refusal.current, at);
        }}
        onNodesChange={(changes) => {
          selection.apply(changes);
          const positions = changes.flatMap((change) =>
            change.type === "position" && change.dragging && change.position
              ? [[change.id, change.position] as const]
              : [],
          );
          if (positions.length > 0) setMoved((before) => new Map([...before, ...positions]));
        }}
        onEdgesChange={(changes) => selection.apply(changes)}
        onNodeDrag={(_, node, dragged) => {
          const edge = node.type === "step" && dragged.length === 1 ? wireUnder(node.id as NodeId) : null;
          setHot(edge ? wireId(edge.from, edge.to) : null);
        }}
        onNodeDragStop={(_, node, dragged) => {
          moveOnDrop(dragged, boxes);
          const edge = node.type === "step" && dragged.length === 1 ? wireUnder(node.id as NodeId) : null;
          if (edge) verbs.putOnWire(edge, node.id as NodeId);
          setMoved(new Map());
          setHot(null);
        }}
        onPaneClick={() => selection.set([])}
        onMoveStart={moving.begin}
        onMoveEnd={moving.end}
      >
        <Paper />
        <ConnectWords
          whyNot={(from, to) => whyNotConnect(graph, from, to)}
          onWords={(words) => {
            refusal.current = words;
          }}
        />
        {hasMap ? <MiniMap pannable zoomable ariaLabel="Map of the canvas" nodeColor="var(--q3)" /> : null}
      </ReactFlow>
      <ZoomBar
        hasMap={hasMap}
        onMap={() => setHasMap(!hasMap)}
        onFit={fit}
        onTidy={() => {
          verbs.tidySteps();
          requestAnimationFrame(fit);
        }}
      />
      <p className="spoken" aria-live="polite">
        {stepIds.length === 1
          ? spoken(
              graph.nodes.find(({ id }) => id === stepIds[0]),
              states,
            )
          : ""}
      </p>
    </div>
  );
}

function focusStep(frame: HTMLElement | null, selection: Selection, id: NodeId): void {
  selection.set([id]);
  frame?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)?.focus();
}

function centreOf(frame: HTMLElement | null): Point {
  const box = frame?.getBoundingClientRect();
  return { x: (box?.left ?? 0) + (box?.width ?? 0) / 2, y: (box?.top ?? 0) + (box?.height ?? 0) / 2 };
}

function spoken(node: Parameters<typeof stepTitle>[0] | undefined, states: BoardProps["states"]): string {
  return node ? `${stepTitle(node)}: ${states.get(node.id)?.words ?? ""}` : "";
}
