import { type ReactNode, useRef } from "react";
import { describeProblem } from "#core/shared/problems.ts";
import type { Asking } from "#state/studio-queries.ts";
import { useFigureNumber } from "#ui/charts/FigureNumbers.tsx";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { ProgressBar } from "#ui/controls/ProgressBar.tsx";
import "./awaited.css";
import { useLongAnswer, useSeen } from "./use-long-answer.ts";

/** A figure whose numbers are computed when it is first near the view; until then its room, how far it is, and a way to stop. */
export function Awaited<T>({
  figure,
  doing,
  answerKey,
  ask,
  children,
}: {
  /** Its id: it has its number from its place on the page, not from when its answer came. */
  readonly figure: string;
  /** "Comparing every column with every other" */
  readonly doing: string;
  /** Says everything that the answer depends on. */
  readonly answerKey: string;
  readonly ask: (asking: Asking) => Promise<T>;
  readonly children: (value: T) => ReactNode;
}) {
  const element = useRef<HTMLDivElement>(null);
  useFigureNumber(figure);
  const isSeen = useSeen(element);
  const { value, waiting, problem, share, isStopped, stop, again } = useLongAnswer(
    isSeen ? answerKey : null,
    ask,
  );
  if (problem !== null) {
    const { title, advice } = describeProblem(problem);
    return (
      <Alert tone="bad" isBoxed title={title}>
        {advice}
      </Alert>
    );
  }
  if (value !== null && !waiting) return children(value);
  return (
    <div ref={element} className="awaited" aria-busy={!isStopped}>
      <p>{isStopped ? `Stopped: ${doing.toLowerCase()}` : `${doing}…`}</p>
      {isStopped ? null : <ProgressBar label={doing} value={share} />}
      <Button size="small" variant="quiet" onPress={isStopped ? again : stop}>
        {isStopped ? "Go on" : "Stop"}
      </Button>
    </div>
  );
}
