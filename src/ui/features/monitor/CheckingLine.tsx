import { describeProblem } from "#core/shared/problems.ts";
import { useStudio } from "#state/store.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { ProgressBar } from "#ui/controls/ProgressBar.tsx";

/** The file that is being compared, or why it could not be. */
export function CheckingLine() {
  const checking = useStudio((studio) => studio.checking);
  const cancel = useStudio((studio) => studio.cancelCheck);
  return (
    <div aria-live="polite">
      {checking.status === "checking" ? (
        <div className="checking">
          <p>Comparing {checking.fileName}…</p>
          <ProgressBar label={`Comparing ${checking.fileName}`} value={checking.progress} />
          <Button size="small" onPress={cancel}>
            Cancel
          </Button>
        </div>
      ) : null}
      {checking.status === "failed" ? (
        <Alert
          tone="bad"
          isBoxed
          title={describeProblem(checking.problem).title}
          acts={
            <Button size="small" onPress={cancel}>
              Put away
            </Button>
          }
        >
          {describeProblem(checking.problem).advice}
        </Alert>
      ) : null}
    </div>
  );
}
