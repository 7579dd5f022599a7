import { type RefObject, useEffect, useState } from "react";
import type { Asking } from "#state/studio-queries.ts";
import { type Answer, useAnswer } from "#ui/answers/use-answer.ts";

export interface LongAnswer<T> extends Answer<T> {
  /** 0 … 1; null until it is told. */
  readonly share: number | null;
  readonly isStopped: boolean;
  stop(): void;
  again(): void;
}

/** An answer that may take seconds: it says how far it is, can be stopped, and stops when its figure leaves the page. */
export function useLongAnswer<T>(key: string | null, ask: (asking: Asking) => Promise<T>): LongAnswer<T> {
  const [share, setShare] = useState<number | null>(null);
  const [stopped, setStopped] = useState<string | null>(null);
  const isStopped = key !== null && stopped === key;
  const answer = useAnswer(isStopped ? null : key, (signal) => {
    setShare(null);
    return ask({ signal, onProgress: (progress) => setShare(progress.share) });
  });
  return { ...answer, share, isStopped, stop: () => setStopped(key), again: () => setStopped(null) };
}

/** True once the element has been near the view: what is not looked at is not computed. */
export function useSeen(element: RefObject<HTMLElement | null>): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const node = element.current;
    if (!node || isSeen) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: "150px" },
    );
    observer.observe(node);
    return () => observer.disconnect();
  }, [element, isSeen]);
  return isSeen;
}
