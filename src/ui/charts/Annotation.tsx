import { usePlace } from "./LinePlot.tsx";
import { placeWords } from "./place-words.ts";

/** From the point to where the words begin, px. */
const REACH = 25;

/** The corrector's mark: an open ring at a point, a hairline, and words in madder italic that the axes do not say. */
export function Annotation({
  x,
  y,
  words,
  isFilled = false,
}: {
  readonly x: number;
  readonly y: number;
  readonly words: string;
  /** A point that was chosen (the threshold), not found. */
  readonly isFilled?: boolean;
}) {
  const place = usePlace();
  if (place === null) return null;
  const { area } = place;
  const [left, top] = [place.x(x), place.y(y)];
  const { x: wordsX, anchor, side } = placeWords(words, left, REACH, area);
  const isMoved = wordsX !== left + side * REACH;
  const goesUp = top > area.y + area.height * 0.4;
  const [elbowX, elbowY] = [left + side * 16, top + (goesUp ? -30 : 30)];
  return (
    <g pointerEvents="none">
      <path
        className="lead"
        d={`M${left + side * 3} ${top + (goesUp ? -4 : 4)}L${elbowX} ${elbowY}${isMoved ? "" : `h${side * 6}`}`}
      />
      <circle
        cx={left}
        cy={top}
        r={5}
        fill={isFilled ? "var(--accent)" : "none"}
        stroke={isFilled ? "var(--plate)" : "var(--madder)"}
        strokeWidth={isFilled ? 2 : 1.5}
      />
      <text
        className="annotation halo"
        x={wordsX}
        y={elbowY + (isMoved ? (goesUp ? -4 : 14) : 4)}
        textAnchor={anchor}
      >
        {words}
      </text>
    </g>
  );
}
