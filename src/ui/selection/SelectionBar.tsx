import { Locate } from "lucide-react";
import { useStudio } from "#state/store.ts";
import { go } from "#ui/app/route.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Chip } from "#ui/controls/Chip.tsx";
import { plural } from "#ui/format/numbers.ts";
import { SelectionActs } from "./SelectionActs.tsx";
import "./selection.css";

/** How many rows are selected and by what, and what can become of them. Nothing where none are. */
export function SelectionBar() {
  const selection = useStudio((studio) => studio.selection);
  const { clearSelection } = useStudio.getState();
  if (!selection) return null;
  return (
    <section className="selection-bar" aria-label="Selected rows">
      <Chip tone="selection" icon={Locate}>
        {plural(selection.count, "row")} selected
      </Chip>
      <span className="min-w-0 flex-1 basis-64 text-ink-2">
        {selection.label}. Highlighted wherever rows are drawn.
      </span>
      <SelectionActs />
      <Button size="small" onPress={() => go("data")}>
        See them in the table
      </Button>
      <Button size="small" variant="quiet" onPress={clearSelection}>
        Clear
      </Button>
    </section>
  );
}
