import type { NodeProps } from "@xyflow/react";
import { memo, useState } from "react";
import { useStudio } from "#state/store.ts";
import type { GroupFlowNode, NoteFlowNode } from "./use-flow.ts";

/** A remark in pencil. Empty, it goes when one leaves it. */
export const NoteNode = memo(function NoteNode({ data: { note }, selected }: NodeProps<NoteFlowNode>) {
  const [text, setText] = useState(note.text);
  const { changeNote } = useStudio.getState();
  return (
    <div className="note-node" data-selected={selected || undefined}>
      <textarea
        className="nodrag nowheel"
        aria-label="Note"
        value={text}
        placeholder="Write a note"
        onChange={(event) => setText(event.target.value)}
        onBlur={() => {
          if (text !== note.text) changeNote(note.id, { text });
        }}
      />
    </div>
  );
});

/** A name over a set of steps. Emptied, the group is dissolved and its steps stay. */
export const GroupNode = memo(function GroupNode({ data: { group } }: NodeProps<GroupFlowNode>) {
  const [name, setName] = useState(group.name);
  const { renameGroup } = useStudio.getState();
  return (
    <div className="group-node">
      <input
        className="nodrag"
        aria-label="Name of the group"
        value={name}
        onChange={(event) => setName(event.target.value)}
        onBlur={() => {
          if (name !== group.name) renameGroup(group.id, name);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
        }}
      />
    </div>
  );
});
