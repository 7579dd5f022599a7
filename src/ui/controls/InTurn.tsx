import { type ReactNode, startTransition, useEffect, useRef, useState } from "react";
import { createTurns } from "./turns.ts";

const turns = createTurns((ms, callback) => void setTimeout(callback, ms));

/**
 * A part of a screen that comes a moment after the screen itself, when the parts before it are drawn: so that opening a
 * screen with much on it is many short tasks instead of a long one. `instead` keeps its room.
 */
export function InTurn({
  instead = null,
  children,
}: {
  readonly instead?: ReactNode;
  readonly children: ReactNode;
}) {
  return useTurn() ? children : instead;
}

/** False until this component's turn to be drawn in full has come. */
function useTurn(): boolean {
  const [hasCome, setCome] = useState(false);
  const end = useRef<() => void>(undefined);
  useEffect(() => {
    end.current = turns.ask(() => startTransition(() => setCome(true)));
    return () => end.current?.();
  }, []);
  useEffect(() => {
    if (hasCome) end.current?.();
  }, [hasCome]);
  return hasCome;
}

/** How many of `count` parts of a long list are drawn by now: `batch` at once, and as many more with each turn. */
export function useInParts(count: number, batch: number): number {
  const [drawn, setDrawn] = useState(batch);
  useEffect(() => {
    if (drawn >= count) return;
    return turns.ask(() => startTransition(() => setDrawn((before) => before + batch)));
  }, [drawn, count, batch]);
  return Math.min(drawn, count);
}
