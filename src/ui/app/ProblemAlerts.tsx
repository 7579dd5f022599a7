import { describeProblem } from "#core/shared/problems.ts";
import { useStudio } from "#state/store.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { copyDetails } from "./copy-details.ts";
import { saveProject } from "./save-project.ts";

/** Failures that need an act, in place, until they are dismissed. */
export function ProblemAlerts() {
  const problems = useStudio((state) => state.problems);
  const save = useStudio((state) => state.save);
  const dismiss = useStudio((state) => state.dismissProblem);
  if (problems.length === 0 && save.status !== "not-saved") return null;
  return (
    <div className="problems">
      {save.status === "not-saved" ? (
        <Alert
          tone="bad"
          isBoxed
          isLive
          title={describeProblem(save.problem).title}
          acts={
            <>
              <Button size="small" variant="primary" onPress={() => void saveProject(true)}>
                Download a backup
              </Button>
              <Button size="small" variant="quiet" onPress={() => void copyDetails(save.problem)}>
                Copy details
              </Button>
            </>
          }
        >
          {describeProblem(save.problem).advice}
        </Alert>
      ) : null}
      {problems.map(({ id, problem }) => {
        const { title, advice } = describeProblem(problem);
        return (
          <Alert
            key={id}
            tone="bad"
            isBoxed
            isLive
            title={title}
            acts={
              <>
                <Button size="small" onPress={() => dismiss(id)}>
                  Dismiss
                </Button>
                <Button size="small" variant="quiet" onPress={() => void copyDetails(problem)}>
                  Copy details
                </Button>
              </>
            }
          >
            {advice}
          </Alert>
        );
      })}
    </div>
  );
}
