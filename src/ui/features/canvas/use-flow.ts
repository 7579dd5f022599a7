import type { Node, NodeHandle } from "@xyflow/react";
import { Position } from "@xyflow/react";
import { useMemo, useState } from "react";
import type { Point } from "#core/pipeline/arrange.ts";
import type { GraphGroup, GraphNote } from "#core/pipeline/graph.ts";
import { nodeKinds } from "#core/pipeline/node-kinds.ts";
import { stepLetters } from "#core/pipeline/step-words.ts";
import type { NodeId } from "#core/shared/brand.ts";
import type { NodeState } from "#state/node-states.ts";
import { useStudio } from "#state/store.ts";
import { useCanvasFacts } from "./canvas-context.ts";
import { useDataset } from "./DataThumbs.tsx";
import { placeSteps } from "./layout.ts";
import { type Box, portAt, portsOf, type Side, sizeOf } from "./node-size.ts";
import { nodeFacts, nodeName } from "./step-facts.ts";
import type { StepData, StepFlowNode } from "./StepNode.tsx";
import type { SealFlowEdge, WireFlowEdge } from "./WireEdge.tsx";
import { drawWires, pathOf, sealedRoute, type WireDrawing } from "./wire-paths.ts";
import { wireId, wirePlans } from "./wire-plans.ts";
import { flowCounts, wireWords } from "./wire-words.ts";

export type NoteFlowNode = Node<{ readonly note: GraphNote }, "note">;
export type GroupFlowNode = Node<{ readonly group: GraphGroup; readonly box: Box }, "group">;
export type CanvasNode = StepFlowNode | NoteFlowNode | GroupFlowNode;
export type CanvasEdge = WireFlowEdge | SealFlowEdge;

export interface Flow {
  readonly nodes: CanvasNode[];
  readonly edges: CanvasEdge[];
  readonly boxes: ReadonlyMap<NodeId, Box>;
  readonly wires: ReadonlyMap<string, WireDrawing>;
}

/** The document as React Flow draws it. A node's data stays the same object until what it shows has changed. */
export function useFlow(
  states: ReadonlyMap<NodeId, NodeState>,
  {
    selected,
    moved,
    hot,
  }: {
    readonly selected: ReadonlySet<string>;
    /** Places on their way, while something is dragged. */
    readonly moved: ReadonlyMap<string, Point>;
    /** The wire that would take the dragged step. */
    readonly hot: string | null;
  },
): Flow {
  const project = useStudio((studio) => studio.project);
  const { graph } = project;
  const nOpenings = project.seal.length;
  const dataset = useDataset();
  const facts = useCanvasFacts();
  const [known] = useState(() => new Map<string, StepData>());
  const [drawn] = useState(() => ({
    steps: new Map<string, StepFlowNode>(),
    wires: new Map<string, WireFlowEdge>(),
  }));
  const placed = useMemo(() => placeSteps(graph), [graph]);
  const letters = useMemo(() => stepLetters(graph), [graph]);
  const counts = useMemo(() => flowCounts(project, dataset), [project, dataset]);
  const boxes = useMemo(() => {
    if (moved.size === 0) return placed;
    return new Map([...placed].map(([id, box]) => [id, { ...box, ...moved.get(id) }]));
  }, [placed, moved]);

  const steps = useMemo(() => {
    const first = [...selected][0] ?? graph.nodes[0]?.id;
    return graph.nodes.flatMap((node): StepFlowNode[] => {
      const box = boxes.get(node.id);
      const state = states.get(node.id);
      if (!box || !state) return [];
      const next: StepData = {
        node,
        state,
        name: nodeName(node, project),
        letter: letters.get(node.id) ?? "",
        facts: nodeFacts(node, state, project),
      };
      const data = keep(known, node.id, next);
      const size = sizeOf(node);
      const isSelected = selected.has(node.id);
      const tabIndex = node.id === first ? 0 : -1;
      const last = drawn.steps.get(node.id);
      const stays =
        last?.data === data &&
        last.position.x === box.x &&
        last.position.y === box.y &&
        last.selected === isSelected &&
        last.domAttributes?.tabIndex === tabIndex;
      if (stays) return [last];
      const step: StepFlowNode = {
        id: node.id,
        type: "step",
        position: { x: box.x, y: box.y },
        data,
        ...size,
        measured: size,
        handles: handlesOf(node.kind, size),
        selected: isSelected,
        ariaLabel: `${data.letter}, ${data.name}, ${state.words}. ${data.facts.join(" ")}`,
        domAttributes: { tabIndex },
      };
      drawn.steps.set(node.id, step);
      return [step];
    });
  }, [graph, boxes, states, project, letters, selected, known, drawn]);

  const extras = useMemo(
    (): readonly [GroupFlowNode[], NoteFlowNode[]] => [
      (graph.groups ?? []).map((group) => {
        const box = around(group.nodes.flatMap((id) => boxes.get(id) ?? []));
        const size = { width: box.width, height: box.height };
        return {
          id: group.id,
          type: "group",
          position: { x: box.x, y: box.y },
          data: { group, box },
          ...size,
          measured: size,
          draggable: false,
          selectable: false,
          focusable: false,
          zIndex: -1,
        };
      }),
      (graph.notes ?? []).map((note) => ({
        id: note.id,
        type: "note",
        position: moved.get(note.id) ?? note.position,
        data: { note },
        selected: selected.has(note.id),
        focusable: false,
        width: 200,
        height: 96,
        measured: { width: 200, height: 96 },
      })),
    ],
    [graph, boxes, moved, selected],
  );

  const resting = useMemo(() => drawWires(wirePlans(graph, placed)), [graph, placed]);
  const wires = useMemo(() => {
    if (moved.size === 0) return resting;
    // On the way only the wires of what is dragged are drawn anew; hops over them come when it is let go.
    const touched = wirePlans(graph, boxes).filter(
      ({ source, target }) => moved.has(source) || moved.has(target),
    );
    return new Map([...resting, ...drawWires(touched)]);
  }, [graph, boxes, moved, resting]);

  const leaderName = facts.rows.find(({ run }) => run.id === facts.leader)?.run.name ?? null;
  const words = useMemo(
    () => wireWords(project, counts, states, leaderName),
    [project, counts, states, leaderName],
  );
  const edges = useMemo((): CanvasEdge[] => {
    const names = new Map(graph.nodes.map((node) => [node.id, nodeName(node, project)]));
    const lines = graph.edges.flatMap((edge): CanvasEdge[] => {
      const id = wireId(edge.from, edge.to);
      const wire = wires.get(id);
      if (!wire) return [];
      const status = states.get(edge.from)?.status;
      const next: WireFlowEdge = {
        id,
        type: "wire",
        source: edge.from,
        target: edge.to,
        ariaLabel: `Wire from ${names.get(edge.from) ?? ""} to ${names.get(edge.to) ?? ""}`,
        selected: selected.has(id),
        data: {
          path: wire.path,
          label: wire.label,
          words: words.get(edge) ?? "",
          isWaiting: status === "running" || status === "queued",
          isHot: hot === id,
        },
      };
      const last = drawn.wires.get(id);
      if (last && JSON.stringify(last) === JSON.stringify(next)) return [last];
      drawn.wires.set(id, next);
      return [next];
    });
    const split = graph.nodes.find(({ kind }) => kind === "split");
    const board = graph.nodes.find(({ kind }) => kind === "leaderboard");
    const [from, to] = [split && boxes.get(split.id), board && boxes.get(board.id)];
    if (!split || !board || !from || !to || !counts) return lines;
    const points = sealedRoute(from, to);
    const seal: SealFlowEdge = {
      id: "sealed",
      type: "seal",
      source: split.id,
      target: board.id,
      selectable: false,
      focusable: false,
      data: {
        path: pathOf(points),
        seal: { x: to.x + to.width + 46, y: (from.y + from.height + to.y) / 2 + 8 },
        words: [
          `${counts.test.toLocaleString("en-GB")} rows`,
          nOpenings === 0 ? "sealed" : `opened ${nOpenings}×`,
        ],
      },
    };
    return [...lines, seal];
  }, [graph, wires, boxes, states, selected, hot, project, counts, words, nOpenings, drawn]);

  const nodes = useMemo(() => [...extras[0], ...steps, ...extras[1]], [extras, steps]);
  return { nodes, edges, boxes, wires };
}

function keep(known: Map<string, StepData>, id: string, next: StepData): StepData {
  const last = known.get(id);
  const isSame =
    last !== undefined &&
    last.node === next.node &&
    last.name === next.name &&
    last.letter === next.letter &&
    last.facts.join() === next.facts.join() &&
    last.state.words === next.state.words &&
    last.state.progress === next.state.progress &&
    last.state.run === next.state.run &&
    last.state.job === next.state.job;
  if (isSame) return last;
  known.set(id, next);
  return next;
}

const sides = {
  left: Position.Left,
  right: Position.Right,
  top: Position.Top,
  bottom: Position.Bottom,
} as const;

function handlesOf(kind: string, size: { width: number; height: number }): NodeHandle[] {
  const ports = portsOf(kind);
  const known = nodeKinds.get(kind);
  const handle = (type: "source" | "target", side: Side): NodeHandle => {
    const at = portAt(kind, side, size);
    return { type, position: sides[side], x: at.x - 5, y: at.y - 5, width: 10, height: 10 };
  };
  return [
    ...(known?.input ? [handle("target", ports.in)] : []),
    ...(known?.output ? [handle("source", ports.out)] : []),
  ];
}

function around(boxes: readonly Box[]): Box {
  const pad = 16;
  const x = Math.min(...boxes.map((box) => box.x)) - pad;
  const y = Math.min(...boxes.map((box) => box.y)) - pad - 18;
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) + pad - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) + pad - y,
  };
}
