import { useReactFlow } from "@xyflow/react";
import { type RefObject, useEffect, useRef } from "react";
import type { NodeId } from "#core/shared/brand.ts";
import type { Box } from "./node-size.ts";

/** Shows the whole drawing when steps that were just added, and are selected, would be out of sight. */
export function useInSight(
  frame: RefObject<HTMLElement | null>,
  selected: readonly NodeId[],
  boxes: ReadonlyMap<NodeId, Box>,
  nSteps: number,
  show: () => void,
): void {
  const flow = useReactFlow();
  const known = useRef(nSteps);
  useEffect(() => {
    const first = selected[0];
    if (nSteps <= known.current || first === undefined) {
      known.current = Math.min(known.current, nSteps);
      return;
    }
    const view = frame.current?.getBoundingClientRect();
    if (!view) return;
    known.current = nSteps;
    const isHidden = selected.some((id) => {
      const box = boxes.get(id);
      if (!box) return false;
      const start = flow.flowToScreenPosition(box);
      const end = flow.flowToScreenPosition({ x: box.x + box.width, y: box.y + box.height });
      return start.x < view.left || start.y < view.top || end.x > view.right || end.y > view.bottom;
    });
    if (isHidden) show();
  }, [frame, selected, boxes, nSteps, show, flow]);
}
