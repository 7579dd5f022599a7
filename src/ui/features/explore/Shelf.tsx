import { X } from "lucide-react";
import { type DragEvent, type ReactNode, useState } from "react";
import { IconButton } from "#ui/controls/IconButton.tsx";
import { draggedColumn } from "./drop-on-shelf.ts";

/** A place for a dragged column, around the picker that does the same by keys. */
export function Shelf({
  onColumn,
  clear,
  children,
}: {
  onColumn: (name: string) => void;
  /** Takes the column off; none for a shelf that always holds one. */
  clear?: { readonly label: string; readonly isEmpty: boolean; readonly onPress: () => void };
  children: ReactNode;
}) {
  const [isOver, setOver] = useState(false);
  const carries = (event: DragEvent) => event.dataTransfer.types.includes(draggedColumn);
  return (
    <div
      className="explore-shelf"
      data-over={isOver || undefined}
      onDragOver={(event) => {
        if (!carries(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        if (!carries(event)) return;
        event.preventDefault();
        setOver(false);
        onColumn(event.dataTransfer.getData(draggedColumn));
      }}
    >
      {children}
      {clear === undefined || clear.isEmpty ? null : (
        <IconButton icon={X} size="small" label={clear.label} onPress={clear.onPress} />
      )}
    </div>
  );
}
