import drawings from "./sample-drawings.json";

/** A mark of a small drawing: `points` are x, y, x, y…; colours are names of our tokens. */
interface Mark {
  readonly kind: string;
  readonly color: string;
  readonly points?: readonly number[];
  readonly r?: number;
  readonly opacity?: number;
  readonly width?: number;
  readonly dash?: string;
  readonly box?: readonly number[];
  readonly at?: readonly number[];
  readonly words?: string;
  readonly anchor?: string;
  readonly face?: string;
}

const faces: Readonly<Record<string, string>> = {
  label: "mark-label",
  strong: "mark-label strong halo",
  note: "annotation halo",
  number: "",
};

const marksOf: Readonly<Record<string, readonly Mark[]>> = drawings;

/** What a sample's card shows of its rows, inside an `svg` of the size that the card has from the start. */
export default function SampleMarks({ id }: { readonly id: string }) {
  return (
    <>
      {(marksOf[id] ?? []).map((mark, place) => (
        <MarkShape key={`${mark.kind} ${place}`} mark={mark} />
      ))}
    </>
  );
}

function MarkShape({ mark }: { readonly mark: Mark }) {
  const color = `var(--${mark.color})`;
  const points = mark.points ?? [];
  switch (mark.kind) {
    case "dots":
      // A round-capped line of no length is a dot: one element for all of them.
      return (
        <path
          d={pathOf(points, "M", "M", "h0")}
          stroke={color}
          strokeWidth={2 * (mark.r ?? 2)}
          strokeLinecap="round"
          opacity={mark.opacity}
        />
      );
    case "line":
      return (
        <path
          d={pathOf(points, "M", "L", "")}
          fill="none"
          stroke={color}
          strokeWidth={mark.width}
          strokeLinejoin="round"
          {...(mark.dash === "" || mark.dash === undefined ? {} : { strokeDasharray: mark.dash })}
        />
      );
    case "area":
      return <path d={`${pathOf(points, "M", "L", "")}Z`} fill={color} opacity={mark.opacity} />;
    case "bar": {
      const [x, y, width, height] = mark.box ?? [];
      return <rect x={x} y={y} width={width} height={height} fill={color} opacity={mark.opacity} />;
    }
    case "text": {
      const [x, y] = mark.at ?? [];
      return (
        <text
          x={x}
          y={y}
          textAnchor={mark.anchor === "end" ? "end" : mark.anchor === "middle" ? "middle" : "start"}
          className={faces[mark.face ?? "label"]}
          style={{ fill: color }}
        >
          {mark.words}
        </text>
      );
    }
    default:
      return null;
  }
}

function pathOf(points: readonly number[], first: string, next: string, after: string): string {
  let path = "";
  for (let i = 0; i + 1 < points.length; i += 2)
    path += `${i === 0 ? first : next}${points[i]} ${points[i + 1]}${after}`;
  return path;
}
