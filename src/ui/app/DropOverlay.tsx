import { useEffect, useState } from "react";
import { openAny, openPasted } from "./open.ts";
import { isTyping } from "./keys.ts";

/** A file may be dropped, and cells pasted, anywhere in the window. */
export function DropOverlay() {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    let depth = 0; // enter and leave come once for every element passed over
    const carries = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
    const onEnter = (event: DragEvent) => {
      if (!carries(event)) return;
      event.preventDefault();
      depth++;
      setOver(true);
    };
    const onOver = (event: DragEvent) => {
      if (carries(event)) event.preventDefault();
    };
    const onLeave = (event: DragEvent) => {
      if (!carries(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      depth = 0;
      setOver(false);
      if (!carries(event)) return;
      // Also without a file (a folder was dropped): the browser must not leave the page for it.
      const isTaken = event.defaultPrevented;
      event.preventDefault();
      if (!isTaken) void openAny([...(event.dataTransfer?.files ?? [])]);
    };
    const onPaste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target)) return;
      const files = [...(event.clipboardData?.files ?? [])];
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (files.length > 0) void openAny(files);
      else if (/[\n\r]/.test(text.trim())) void openPasted(text);
    };
    addEventListener("dragenter", onEnter);
    addEventListener("dragover", onOver);
    addEventListener("dragleave", onLeave);
    addEventListener("drop", onDrop);
    addEventListener("paste", onPaste);
    return () => {
      removeEventListener("dragenter", onEnter);
      removeEventListener("dragover", onOver);
      removeEventListener("dragleave", onLeave);
      removeEventListener("drop", onDrop);
      removeEventListener("paste", onPaste);
    };
  }, []);
  if (!isOver) return null;
  return (
    <div className="drop-overlay">
      <p>
        Let go to open it
        <small>A table of text, or a .lathe project. It is read here and goes nowhere.</small>
      </p>
    </div>
  );
}
