import type { KeyBox, Spot } from "./key-box.ts";

/** The cross that arrow keys move, and what has been drawn with it. `place` gives pixels. */
export function KeyBoxMarks({
  box: { at, corners },
  tool,
  place,
}: {
  readonly box: KeyBox;
  readonly tool: "rectangle" | "lasso";
  readonly place: (spot: Spot) => readonly [x: number, y: number];
}) {
  const [x, y] = place(at);
  const [first] = corners;
  const outline =
    tool === "lasso" || !first
      ? [...corners, at]
      : [first, { x: at.x, y: first.y }, at, { x: first.x, y: at.y }];
  return (
    <>
      {corners.length === 0 ? null : (
        <path
          d={`M${outline.map((spot) => place(spot).join(" ")).join("L")}Z`}
          fill="var(--select)"
          fillOpacity={0.5}
          fillRule="evenodd"
          stroke="var(--ink-2)"
          strokeDasharray="3 2"
        />
      )}
      <path d={`M${x - 9} ${y}H${x + 9}M${x} ${y - 9}V${y + 9}`} stroke="var(--plate)" strokeWidth={4} />
      <path d={`M${x - 9} ${y}H${x + 9}M${x} ${y - 9}V${y + 9}`} stroke="var(--ink)" strokeWidth={1.5} />
    </>
  );
}
