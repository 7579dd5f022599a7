import { usePlace } from "./LinePlot.tsx";

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
  const goesRight = left < area.x + area.width * 0.55;
  const goesUp = top > area.y + area.height * 0.4;
  const [elbowX, elbowY] = [left + (goesRight ? 16 : -16), top + (goesUp ? -30 : 30)];
  return (
    <g pointerEvents="none">
      <path
        className="lead"
        d={`M${left + (goesRight ? 3 : -3)} ${top + (goesUp ? -4 : 4)}L${elbowX} ${elbowY}h${goesRight ? 6 : -6}`}
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
        x={elbowX + (goesRight ? 9 : -9)}
        y={elbowY + 4}
        textAnchor={goesRight ? "start" : "end"}
      >
        {words}
      </text>
    </g>
  );
}
