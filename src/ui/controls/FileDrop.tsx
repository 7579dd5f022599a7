import { FileUp } from "lucide-react";
import { type DragEvent, type ReactNode, useId, useState } from "react";
import { FileTrigger } from "react-aria-components";
import { tableFiles } from "#ui/format/table-files.ts";
import { Button } from "./Button.tsx";
import "./file-drop.css";

/** A place for one more table: a file dropped on it, or chosen, is not opened as the project's own. */
export function FileDrop({
  title,
  onFile,
  act = "Choose a file",
  children,
  below,
}: {
  readonly title: string;
  readonly onFile: (file: File) => void;
  /** On its button. */
  readonly act?: string;
  /** What may be dropped and what comes of it. */
  readonly children: ReactNode;
  /** What became of the last one. */
  readonly below?: ReactNode;
}) {
  const [isOver, setOver] = useState(false);
  const heading = useId();
  const take = (file: File | undefined) => {
    if (file) onFile(file);
  };
  const drag = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault(); // taken here: it is not a new table to open
      setOver(false);
      take(event.dataTransfer.files[0]);
    },
  };
  return (
    <section className="file-drop" data-over={isOver || undefined} aria-labelledby={heading} {...drag}>
      <h2 id={heading}>{title}</h2>
      {children}
      <FileTrigger acceptedFileTypes={[...tableFiles]} onSelect={(files) => take(files?.[0])}>
        <Button icon={FileUp}>{act}</Button>
      </FileTrigger>
      <div aria-live="polite" className="mt-3">
        {below}
      </div>
    </section>
  );
}
