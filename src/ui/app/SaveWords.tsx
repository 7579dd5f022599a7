import { useStudio } from "#state/store.ts";
import { formatClock } from "#ui/format/dates.ts";

export function SaveWords() {
  const save = useStudio((state) => state.save);
  const readOnly = useStudio((state) => state.readOnly);
  if (readOnly) return <span className="save-state">Read only</span>;
  switch (save.status) {
    case "saved":
      return <span className="save-state">Saved {formatClock(save.at)}</span>;
    case "saving":
      return <span className="save-state">Saving…</span>;
    case "not-saved":
      return <span className="save-state bad">Not saved</span>;
    case "memory-only":
      return (
        <span
          className="save-state bad"
          title="This browser keeps nothing for this page: save the project as a file before closing it"
        >
          In this tab only
        </span>
      );
  }
}
