import { CircleCheck, CircleDashed, Clock, RotateCw, TriangleAlert, Unplug } from "lucide-react";
import type { NodeState, NodeStatus } from "#state/node-states.ts";

const marks: Readonly<Record<NodeStatus, typeof CircleCheck>> = {
  idle: CircleDashed,
  loose: Unplug,
  queued: Clock,
  running: Clock,
  done: CircleCheck,
  stale: RotateCw,
  failed: TriangleAlert,
};

/** How a step stands, by a mark of its own and in words: written where one has to know, spoken always. */
export function StatusMark({ state: { status, words, progress } }: { readonly state: NodeState }) {
  const Icon = marks[status];
  const isSpoken = progress !== null || status === "stale" || status === "failed";
  return (
    <span className="step-status" data-status={status} title={words}>
      {status === "running" && progress !== null ? null : <Icon className="icon small" aria-hidden />}
      {isSpoken ? (
        <span>{status === "stale" ? "stale" : words}</span>
      ) : (
        <span className="spoken">{words}</span>
      )}
    </span>
  );
}
