import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

export type AlertTone = "info" | "warn" | "bad" | "ok";
const icons = { info: Info, warn: TriangleAlert, bad: CircleAlert, ok: CircleCheck };
const words = { info: "Note", warn: "Warning", bad: "Problem", ok: "Good" };

/** The title is the finding, `children` the evidence, `acts` the fix as a button and the way to look. */
export function Alert({
  tone = "info",
  title,
  children,
  acts,
  isBoxed = false,
  isLive = false,
}: {
  readonly tone?: AlertTone;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly acts?: ReactNode;
  /** Stands alone on a page, not in a list of alerts. */
  readonly isBoxed?: boolean;
  /** Just happened: read out at once. */
  readonly isLive?: boolean;
}) {
  const Icon = icons[tone];
  return (
    <div
      className={`alert ${isBoxed ? "boxed" : ""}`}
      data-tone={tone}
      {...(isLive ? { role: "alert" } : {})}
    >
      <Icon className="icon" aria-hidden />
      <p className="title">
        <span className="spoken">{words[tone]}: </span>
        {title}
      </p>
      {children === undefined ? null : <div className="evidence">{children}</div>}
      {acts === undefined ? null : <div className="acts">{acts}</div>}
    </div>
  );
}
