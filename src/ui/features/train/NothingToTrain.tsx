import { describeProblem, type Problem } from "#core/shared/problems.ts";
import { go } from "#ui/app/route.ts";
import { Button } from "#ui/controls/Button.tsx";
import { EmptyState } from "#ui/controls/EmptyState.tsx";
import { Screen } from "#ui/controls/Screen.tsx";

/** Train before there is a pipeline that can run: why, where a table is open already, else what it takes. */
export function NothingToTrain({ problem }: { readonly problem: Problem | null }) {
  const words = problem === null ? null : describeProblem(problem);
  return (
    <Screen title="Nothing can be trained yet">
      <EmptyState
        title={words?.title ?? "A table, a target, and at least one column to learn from"}
        sketch="curves"
        act={
          <Button variant="primary" onPress={() => go("data")}>
            Go to Data
          </Button>
        }
      >
        {words?.advice ??
          "Open a table in Data. Lathe then chooses a target, splits the rows and trains a baseline and four models."}
      </EmptyState>
    </Screen>
  );
}
