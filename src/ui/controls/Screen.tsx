import type { ReactNode } from "react";
import { HyphensKept } from "#ui/format/HyphensKept.tsx";
import { InTurn } from "./InTurn.tsx";

/**
 * One step of the work: page finding, method line, acts, the page, and the margin that comments on it.
 * Every routed screen is one of these.
 */
export function Screen({
  title,
  sub,
  acts,
  margin,
  marginLabel = "Margin",
  isFitted = false,
  children,
}: {
  /** Serif: what was found, as a sentence. */
  readonly title: ReactNode;
  readonly sub?: ReactNode;
  readonly acts?: ReactNode;
  /** The right column: inspector, alerts, findings. */
  readonly margin?: ReactNode;
  readonly marginLabel?: string;
  /** The page does not scroll: its child scrolls inside itself (a long grid). */
  readonly isFitted?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={`screen ${margin === undefined ? "" : "with-margin"}`}>
      <main id="main" tabIndex={-1} className={`page ${isFitted ? "fitted" : ""}`}>
        <header className="page-head">
          <div className="words">
            <h1>{typeof title === "string" ? <HyphensKept>{title}</HyphensKept> : title}</h1>
            {sub === undefined ? null : <p>{sub}</p>}
          </div>
          {acts === undefined ? null : <div className="acts">{acts}</div>}
        </header>
        {children}
      </main>
      {margin === undefined ? null : (
        <aside className="margin" aria-label={marginLabel}>
          <InTurn>{margin}</InTurn>
        </aside>
      )}
    </div>
  );
}
