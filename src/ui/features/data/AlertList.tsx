import { TriangleAlert } from "lucide-react";
import type { DataAlert } from "#core/frame/summary-types.ts";
import type { AlertFix } from "#core/profile/alert-fix.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";

const tones = { high: "bad", medium: "warn", low: "info" } as const;
const harm = { high: 0, medium: 1, low: 2 } as const;
const roleActs = {
  ignore: "Leave it out",
  group: "Keep its groups whole",
  time: "Split by time",
  id: "Make it an id",
} as const;
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
  isFeature,
}: {
  alerts: readonly DataAlert[];
  /** False while more may come. */
  isDone: boolean;
  showsAll: boolean;
  onShowAll: () => void;
  onOpenColumn: (column: string) => void;
  onFix: (fix: AlertFix) => void;
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
        {shown.map(({ code, column, severity, message, detail, effect, advice, fix }) => (
          <li key={`${code} ${column ?? ""} ${message}`}>
            <Alert
              tone={tones[severity]}
              title={message}
              acts={
                column === undefined && fix === undefined ? undefined : (
                  <>
                    {fix !== undefined &&
                    (fix.kind !== "role" || fix.role !== "ignore" || isFeature(fix.column)) ? (
                      <Button size="small" onPress={() => onFix(fix)}>
                        {fixWords(fix)}
                      </Button>
                    ) : null}
                    {column === undefined ? null : (
                      <Button size="small" variant="quiet" onPress={() => onOpenColumn(column)}>
                        Look at {column.length > 22 ? `${column.slice(0, 20)}…` : column}
                      </Button>
                    )}
                  </>
                )
              }
            >
              <p>
                {detail} {effect}
              </p>
              {advice === undefined ? null : <p className="mt-1 text-ink">{advice}</p>}
            </Alert>
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

function fixWords(fix: AlertFix): string {
  if (fix.kind === "role") return roleActs[fix.role];
  return fix.kind === "kind" ? "Read it as a number" : fix.label;
}
