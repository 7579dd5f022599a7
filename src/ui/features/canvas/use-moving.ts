import { type RefObject, useEffect, useMemo, useRef } from "react";

/** A wheel turns in steps: only after so long without one, ms, is the move over. */
const rest = 300;

/** Marks the frame with `data-moving` while the drawing is panned or zoomed, without rendering anything. */
export function useMoving(frame: RefObject<HTMLElement | null>): { begin: () => void; end: () => void } {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useMemo(
    () => ({
      begin() {
        clearTimeout(timer.current);
        frame.current?.setAttribute("data-moving", "");
      },
      end() {
        clearTimeout(timer.current);
        timer.current = setTimeout(() => frame.current?.removeAttribute("data-moving"), rest);
      },
    }),
    [frame],
  );
}
