import type { ReactNode } from "react";

const sketches = {
  curves: (
    <path d="M20 12v118h500M26 22c40 70 110 88 220 94s180 6 270 6M26 124c90 4 200-2 300-4s130-2 190-2" />
  ),
  bars: (
    <path d="M20 12v118h500M50 130V92h44v38M112 130V58h44v72M174 130V34h44v96M236 130V50h44v80M298 130V76h44v54M360 130v-34h44v34M422 130v-16h44v16" />
  ),
  rows: <path d="M10 20h520M10 46h520M10 72h520M10 98h520M10 124h520M120 20v104M250 20v104M380 20v104" />,
  intervals: (
    <path d="M150 12v118h370M20 34h90M210 34h120M20 64h70M230 64h100M20 94h100M250 94h150M20 120h60M300 120h140M268 27v14M280 57v14M322 87v14M366 113v14" />
  ),
  dots: (
    <path
      d="M20 12v118h500M80 100h.1M120 90h.1M150 104h.1M190 74h.1M220 84h.1M260 60h.1M290 76h.1M330 52h.1M360 60h.1M400 36h.1M430 48h.1M470 24h.1M240 96h.1M310 40h.1M390 72h.1"
      strokeWidth={5}
    />
  ),
} satisfies Record<string, ReactNode>;

/** What will be drawn here, why it is not yet, and one button; with a pencil sketch of the figure to come. */
export function EmptyState({
  title,
  children,
  act,
  sketch = "curves",
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly act?: ReactNode;
  readonly sketch?: keyof typeof sketches;
}) {
  return (
    <section className="empty">
      <h2>{title}</h2>
      <svg
        className="sketch"
        viewBox="0 0 540 140"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.3}
        strokeDasharray="3 4"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden
      >
        {sketches[sketch]}
      </svg>
      <p>{children}</p>
      {act}
    </section>
  );
}
