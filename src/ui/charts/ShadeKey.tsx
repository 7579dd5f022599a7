import { shadeColor } from "./value-shades.ts";

const stops = [0, 0.25, 0.5, 0.75, 1];

/** What the shades of dots say. */
export function ShadeKey({
  low,
  high,
  other,
}: {
  readonly low: string;
  readonly high: string;
  readonly other: string | null;
}) {
  return (
    <p className="shade-key">
      <span>{low}</span>
      <span
        className="ramp"
        aria-hidden
        style={{ background: `linear-gradient(to right, ${stops.map(shadeColor).join(", ")})` }}
      />
      <span>{high}</span>
      {other === null ? null : (
        <span>
          <span className="spot" aria-hidden style={{ background: shadeColor(null) }} /> {other}
        </span>
      )}
    </p>
  );
}
