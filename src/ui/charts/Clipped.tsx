import { type ReactNode, useId } from "react";

/** Drawn only inside a rectangle: what belongs within axes. */
export function Clipped({
  x,
  y,
  width,
  height,
  children,
}: {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <>
      <clipPath id={id}>
        <rect x={x} y={y} width={width} height={height} />
      </clipPath>
      <g clipPath={`url(#${id})`}>{children}</g>
    </>
  );
}
