import { useStudio } from "#state/store.ts";
import { Button } from "#ui/controls/Button.tsx";
import { formatCount } from "#ui/format/numbers.ts";

/** What a selection can become: a step of the pipeline. Nothing where there is no selection, or no pipeline yet. */
export function SelectionActs() {
  const count = useStudio((studio) => studio.selection?.count ?? 0);
  const nRows = useStudio(({ data }) => (data.status === "ready" ? data.dataset.reading.nRows : 0));
  const hasRoles = useStudio(({ project }) => project.graph.nodes.some(({ kind }) => kind === "roles"));
  const { chooseSelected } = useStudio.getState();
  if (count === 0 || !hasRoles) return null;
  return (
    <>
      <Button size="small" onPress={() => chooseSelected("keep")}>
        Keep only {count === 1 ? "this row" : `these ${formatCount(count)} rows`}
      </Button>
      <Button
        size="small"
        disabledReason={count === nRows ? "These are all rows: none would be left" : null}
        onPress={() => chooseSelected("drop")}
      >
        Leave {count === 1 ? "it" : "them"} out
      </Button>
    </>
  );
}
