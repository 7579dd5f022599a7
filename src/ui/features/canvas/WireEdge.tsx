import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps, useStore } from "@xyflow/react";
import { LockKeyhole } from "lucide-react";
import { memo } from "react";
import type { Point } from "#core/pipeline/arrange.ts";
import { isReadable } from "./is-readable.ts";

export interface WireData extends Record<string, unknown> {
  readonly path: string;
  readonly label: Point;
  /** "7,043 × 20" */
  readonly words: string;
  readonly isWaiting: boolean;
  /** A step would be put on it if let go now. */
  readonly isHot: boolean;
}
export type WireFlowEdge = Edge<WireData, "wire">;

/** A wire at right angles; above it what flows. */
export const WireEdge = memo(function WireEdge({ id, data, selected }: EdgeProps<WireFlowEdge>) {
  const isFar = useStore((flow) => !data || !isReadable(flow, { ...data.label, width: 0, height: 0 }));
  if (!data) return null;
  return (
    <>
      <BaseEdge
        id={id}
        path={data.path}
        className="wire"
        interactionWidth={14}
        data-waiting={data.isWaiting || undefined}
        data-hot={data.isHot || undefined}
        data-selected={selected || undefined}
      />
      {data.words === "" || isFar ? null : (
        <EdgeLabelRenderer>
          <span
            className="wire-words"
            data-waiting={data.isWaiting || undefined}
            style={{
              transform: `translate(-50%, -100%) translate(${data.label.x}px, ${data.label.y - 3}px)`,
            }}
          >
            {data.words}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
});

export interface SealData extends Record<string, unknown> {
  readonly path: string;
  readonly seal: Point;
  readonly words: readonly string[];
}
export type SealFlowEdge = Edge<SealData, "seal">;

/** The sealed test rows: dotted in madder, with the seal and how often it was opened. */
export const SealEdge = memo(function SealEdge({ id, data }: EdgeProps<SealFlowEdge>) {
  if (!data) return null;
  return (
    <>
      <BaseEdge id={id} path={data.path} className="wire-sealed" interactionWidth={0} />
      <EdgeLabelRenderer>
        <span
          className="seal-mark"
          style={{ transform: `translate(-50%, -11px) translate(${data.seal.x}px, ${data.seal.y}px)` }}
        >
          <i>
            <LockKeyhole className="icon small" aria-hidden />
          </i>
          {data.words.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </span>
      </EdgeLabelRenderer>
    </>
  );
});
