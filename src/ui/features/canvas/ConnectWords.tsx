import { useConnection } from "@xyflow/react";
import { useEffect } from "react";
import type { NodeId } from "#core/shared/brand.ts";

/** While a wire is drawn over a step that cannot take it: why, near the pointer and in a live region. */
export function ConnectWords({
  whyNot,
  onWords,
}: {
  readonly whyNot: (from: NodeId, to: NodeId) => string | null;
  readonly onWords: (words: string | null) => void;
}) {
  const connection = useConnection();
  const from = connection.inProgress ? connection.fromNode.id : null;
  const to = connection.inProgress ? (connection.toNode?.id ?? null) : null;
  const isBack = connection.inProgress && connection.fromHandle.type === "target";
  const words =
    from === null || to === null || from === to
      ? null
      : isBack
        ? whyNot(to as NodeId, from as NodeId)
        : whyNot(from as NodeId, to as NodeId);
  useEffect(() => {
    if (from !== null) onWords(words);
  });
  if (words === null || !connection.inProgress) return null;
  const at = connection.pointer;
  return (
    <output className="refusal" style={{ left: at.x + 14, top: at.y + 12 }}>
      {words}
    </output>
  );
}
