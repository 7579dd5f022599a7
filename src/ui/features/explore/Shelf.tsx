import { type DragEvent, type ReactNode, useState } from "react";
import { draggedColumn } from "./drop-on-shelf.ts";

/** A place for a dragged column, around the picker that does the same by keys. */
export function Shelf({ onColumn, children }: { onColumn: (name: string) => void; children: ReactNode }) {
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
    </div>
  );
}
