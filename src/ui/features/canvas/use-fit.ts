import { useReactFlow, useStore, type Viewport } from "@xyflow/react";
import { useCallback, useEffect, useRef } from "react";

export const fitting = {
  padding: { top: "72px", left: "28px", right: "28px", bottom: "64px" },
  maxZoom: 1,
} as const;

/**
 * Shows the whole drawing. As long as nobody has moved it since, it is shown whole again when the board's room changes:
 * a window that becomes narrower, a palette that opens.
 */
export function useFit(): () => void {
  const flow = useReactFlow();
  const fitted = useRef<Viewport>(undefined);
  const room = useStore(({ width, height }) => `${width} ${height}`);
  const fit = useCallback(() => {
    void flow.fitView(fitting).then(() => {
      fitted.current = flow.getViewport();
    });
  }, [flow]);
  useEffect(() => {
    const [was, is] = [fitted.current, flow.getViewport()];
    if (was && was.x === is.x && was.y === is.y && was.zoom === is.zoom) fit();
  }, [room, flow, fit]);
  return fit;
}
