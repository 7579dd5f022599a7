import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { useStudio } from "#state/store.ts";
import { Button } from "#ui/controls/Button.tsx";
import { ConditionFields } from "./ConditionFields.tsx";
import "./selection.css";
import { useCondition } from "./use-condition.ts";

/** Rows chosen by what one column holds. Every choice that a pointer can make in a figure can be made here by keys. */
export function FilterForm({ column }: { readonly column: ColumnSummary }) {
  const hasSelection = useStudio(({ selection }) => selection !== null && selection.count > 0);
  const { selectWhere } = useStudio.getState();
  const input = useCondition(column);
  const { made } = input;
  const select = (isNarrowing: boolean) => {
    if (made) void selectWhere([made.condition], made.label, isNarrowing ? "among" : "anew");
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        select(false);
      }}
    >
      <ConditionFields column={column} input={input} onSubmit={() => select(false)} />
      <div className="row mt-2 flex-wrap">
        <Button size="small" type="submit" disabledReason={made === null ? "Say first which rows" : null}>
          Select rows
        </Button>
        {hasSelection ? (
          <Button
            size="small"
            variant="quiet"
            disabledReason={made === null ? "Say first which rows" : null}
            onPress={() => select(true)}
          >
            Narrow the selection
          </Button>
        ) : null}
      </div>
    </form>
  );
}
