import { TriangleAlert } from "lucide-react";
import type { DataAlert } from "#core/frame/summary-types.ts";
import type { AlertFix, AlertRows } from "#core/profile/alert-fix.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { OneAlert } from "./OneAlert.tsx";

const harm = { high: 0, medium: 1, low: 2 } as const;
const shownAtOnce = 8;

/** Most harmful first; the order of the same harm is kept. */
export function byHarm(alerts: readonly DataAlert[]): readonly DataAlert[] {
  return [...alerts].sort((a, b) => harm[a.severity] - harm[b.severity]);
}

export function AlertList({
  alerts,
  isDone,
  showsAll,
  onShowAll,
  onOpenColumn,
  onFix,
  onRows,
  isFeature,
}: {
  alerts: readonly DataAlert[];
  /** False while more may come. */
  isDone: boolean;
  showsAll: boolean;
  onShowAll: () => void;
  onOpenColumn: (column: string) => void;
  onFix: (fix: AlertFix) => void;
  onRows: (rows: AlertRows) => void;
  isFeature: (column: string) => boolean;
}) {
  const ordered = byHarm(alerts);
  const shown = showsAll ? ordered : ordered.slice(0, shownAtOnce);
  return (
    <section aria-labelledby="alerts-title">
      <h2 id="alerts-title">
        <TriangleAlert className="icon" aria-hidden />
        <span className="flex-1">Alerts</span>
        {!isDone ? (
          <output className="text-small font-normal text-ink-3">looking…</output>
        ) : ordered.length > 1 ? (
          <span className="text-small font-normal text-ink-3">by harm if ignored</span>
        ) : null}
      </h2>
      <h3 className="spoken">By harm if ignored</h3>
      <ul className="mt-3">
        {ordered.length === 0 && isDone ? (
          <li>
            <Alert tone="ok" title="Nothing stands out">
              No column is empty, constant, an id, or gives the answer away.
            </Alert>
          </li>
        ) : null}
        {shown.map((alert) => (
          <li key={`${alert.code} ${alert.column ?? ""} ${alert.message}`}>
            <OneAlert
              alert={alert}
              onOpenColumn={onOpenColumn}
              onFix={onFix}
              onRows={onRows}
              isFeature={isFeature}
            />
          </li>
        ))}
      </ul>
      {shown.length < ordered.length ? (
        <Button size="small" variant="quiet" onPress={onShowAll}>
          Show {ordered.length - shown.length} more
        </Button>
      ) : null}
    </section>
  );
}
