import { useState } from "react";
import { Button } from "react-aria-components";
import { useStudio } from "#state/store.ts";

/** Click to rename; Enter keeps, Escape leaves it as it was. */
export function ProjectName() {
  const name = useStudio((state) => state.project.name);
  const renameProject = useStudio((state) => state.renameProject);
  const [draft, setDraft] = useState<string | null>(null);
  if (draft === null)
    return (
      <Button
        className="project-name cut"
        aria-label={`Project ${name}: rename`}
        onPress={() => setDraft(name)}
      >
        {name}
      </Button>
    );
  const keep = () => {
    const next = draft.trim();
    if (next !== "" && next !== name) renameProject(next);
    setDraft(null);
  };
  return (
    <input
      className="project-name"
      aria-label="Project name"
      value={draft}
      maxLength={120}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked to type here
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === "Enter") keep();
        else if (event.key === "Escape") setDraft(null);
      }}
    />
  );
}
