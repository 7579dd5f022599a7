import { Filter } from "lucide-react";
import { useMemo } from "react";
import type { RowsParams } from "#core/pipeline/nodes/rows.ts";
import { rowsNodesOf } from "#core/pipeline/row-choices.ts";
import { useStudio } from "#state/store.ts";
import { Chip } from "#ui/controls/Chip.tsx";

/** Each step that keeps rows or leaves rows out, as a chip that can be taken back. */
export function RowChoiceChips() {
  const graph = useStudio((studio) => studio.project.graph);
  const nodes = useMemo(() => rowsNodesOf(graph), [graph]);
  const { removeRowChoice } = useStudio.getState();
  return nodes.map(({ id, name, params }) => (
    <Chip
      key={id}
      tone="accent"
      icon={Filter}
      title={(params as RowsParams).label}
      onRemove={() => removeRowChoice(id)}
      removeLabel={`Take back: ${name ?? "Rows"}`}
    >
      {name ?? "Rows"}: {(params as RowsParams).label}
    </Chip>
  ));
}
