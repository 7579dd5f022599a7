import { PencilLine, Trash2, Ungroup } from "lucide-react";
import { useState } from "react";
import type { GraphGroup, GraphNote } from "#core/pipeline/graph.ts";
import { stepLetters } from "#core/pipeline/step-words.ts";
import { useStudio } from "#state/store.ts";
import { Button } from "#ui/controls/Button.tsx";
import { IconButton } from "#ui/controls/IconButton.tsx";

/** Groups and notes of the drawing, where they can be read and changed without it. */
export function ListRemarks() {
  const graph = useStudio((studio) => studio.project.graph);
  const { addNote } = useStudio.getState();
  const groups = graph.groups ?? [];
  const notes = graph.notes ?? [];
  return (
    <>
      {groups.length === 0 ? null : (
        <section className="list-remarks" aria-label="Groups">
          <h2>Groups</h2>
          <ul>
            {groups.map((group) => (
              <GroupLine key={`${group.id} ${group.name}`} group={group} letters={stepLetters(graph)} />
            ))}
          </ul>
        </section>
      )}
      {notes.length === 0 ? null : (
        <section className="list-remarks" aria-label="Notes">
          <h2>Notes</h2>
          <ul>
            {notes.map((note) => (
              <NoteLine key={`${note.id} ${note.text}`} note={note} />
            ))}
          </ul>
        </section>
      )}
      <Button icon={PencilLine} onPress={() => addNote("Note", { x: 0, y: -130 })}>
        Add a note
      </Button>
    </>
  );
}

function GroupLine({
  group,
  letters,
}: {
  readonly group: GraphGroup;
  readonly letters: ReturnType<typeof stepLetters>;
}) {
  const [name, setName] = useState(group.name);
  const { renameGroup } = useStudio.getState();
  return (
    <li>
      <input
        className="box"
        aria-label="Name of the group"
        value={name}
        onChange={(event) => setName(event.target.value)}
        onBlur={() => {
          if (name.trim() === "")
            setName(group.name); // dissolving it is an act of its own here
          else if (name !== group.name) renameGroup(group.id, name);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
        }}
      />
      <span className="text-ink-3">steps {group.nodes.map((id) => letters.get(id) ?? "").join(", ")}</span>
      <IconButton
        icon={Ungroup}
        size="small"
        label={`Dissolve the group ${group.name}`}
        onPress={() => renameGroup(group.id, "")}
      />
    </li>
  );
}

function NoteLine({ note }: { readonly note: GraphNote }) {
  const [text, setText] = useState(note.text);
  const { changeNote } = useStudio.getState();
  return (
    <li>
      <textarea
        className="box"
        aria-label="Note"
        rows={2}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => {
          if (text.trim() === "") setText(note.text);
          else if (text !== note.text) changeNote(note.id, { text });
        }}
      />
      <IconButton
        icon={Trash2}
        size="small"
        label={`Remove the note ${note.text.slice(0, 40)}`}
        onPress={() => changeNote(note.id, { text: "" })}
      />
    </li>
  );
}
