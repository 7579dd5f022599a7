import type { DataAlert } from "#core/frame/summary-types.ts";
import { mendingState } from "#core/pipeline/mend.ts";
import type { AlertFix, AlertRows } from "#core/profile/alert-fix.ts";
import { useStudio } from "#state/store.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { isFixMade } from "./is-fix-made.ts";

const tones = { high: "bad", medium: "warn", low: "info" } as const;
const roleActs = {
  ignore: "Leave it out",
  group: "Keep its groups whole",
  time: "Split by time",
  id: "Make it an id",
} as const;

/** The finding, its evidence, the act that mends it or why there is none, and the rows and the column that show it. */
export function OneAlert({
  alert: { column, severity, message, detail, effect, advice, fix, whyNoFix, rows },
  onOpenColumn,
  onFix,
  onRows,
  isFeature,
}: {
  readonly alert: DataAlert;
  readonly onOpenColumn: (column: string) => void;
  readonly onFix: (fix: AlertFix) => void;
  readonly onRows: (rows: AlertRows) => void;
  readonly isFeature: (column: string) => boolean;
}) {
  const graph = useStudio((studio) => studio.project.graph);
  const areOld = useStudio((studio) => studio.alerts.areOld);
  const state =
    fix?.kind === "prepare" || fix?.kind === "class-weights" ? mendingState(graph, fix) : ("open" as const);
  const isLeftOut = fix?.kind === "role" && fix.role === "ignore" && !isFeature(fix.column);
  const isMade = fix !== undefined && isFixMade(graph, fix);
  const canFix = fix !== undefined && state === "open" && !isLeftOut && !isMade;
  return (
    <Alert
      tone={tones[severity]}
      title={message}
      acts={
        !canFix && rows === undefined && column === undefined ? undefined : (
          <>
            {canFix ? (
              <Button
                size="small"
                onPress={() => onFix(fix)}
                disabledReason={
                  areOld && fix.kind === "edit"
                    ? "It was found before the table was changed; the table is looked at anew."
                    : null
                }
              >
                {fixWords(fix)}
              </Button>
            ) : null}
            {rows === undefined ? null : (
              <Button size="small" variant="quiet" onPress={() => onRows(rows)}>
                {rows.label}
              </Button>
            )}
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
      {whyNoFix === undefined ? null : <p className="mt-1">No step mends it: {startSmall(whyNoFix)}</p>}
      {isMade ? (
        <p className="mt-1 text-ink">
          {fix.kind === "edit"
            ? "A step of the table does this now."
            : isLeftOut
              ? "It is left out now."
              : "It has this role now."}
        </p>
      ) : null}
      {state === "done" ? (
        <p className="mt-1 text-ink">
          {fix?.kind === "prepare"
            ? "A step on Prepare does this now."
            : "The models that can weigh classes alike do so now."}
        </p>
      ) : null}
      {state === "none" ? (
        <p className="mt-1">
          {fix?.kind === "prepare"
            ? "No model is here that would feel the difference."
            : "No model is here that can weigh classes."}
        </p>
      ) : null}
    </Alert>
  );
}

function startSmall(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

function fixWords(fix: AlertFix): string {
  switch (fix.kind) {
    case "role":
      return roleActs[fix.role];
    case "kind":
      return "Read it as a number";
    case "class-weights":
      return "Weigh classes alike";
    case "edit":
    case "prepare":
      return fix.label;
  }
}
