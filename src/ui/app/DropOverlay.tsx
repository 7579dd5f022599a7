import { useEffect, useState } from "react";
import { droppedFiles } from "./dropped-files.ts";
import { useStudio } from "#state/store.ts";
import { openAny, openDropped, openPasted } from "./open.ts";
import { toast } from "#ui/controls/toast-queue.ts";
import { isTyping } from "./keys.ts";
import { pastedIn } from "./pasted.ts";

/** Longer than browsers ever leave between two words of a drag that goes on (350 ms, HTML standard). */
const goneAfter = 1500;

const pictureWords =
  "A picture holds no cells, so nothing was opened. Copy the cells themselves, or drop the file they are in";

/**
 * A file may be dropped, and cells pasted, anywhere in the window. The sheet that says so also takes the drop: what lies
 * below may be drawn anew between two words of the drag, and a drop on an element that is gone reaches nobody. Only
 * over a place that takes files for itself does it give way.
 */
export function DropOverlay() {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    let timer = 0;
    const carries = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
    const show = (is: boolean) => {
      clearTimeout(timer);
      setOver(is);
      // A drag that ends elsewhere does not always say so.
      if (is) timer = window.setTimeout(() => setOver(false), goneAfter);
    };
    const onDrag = (event: DragEvent) => {
      if (!carries(event)) return;
      event.preventDefault();
      useStudio.getState().expectFile();
      show(!takesFiles(event.clientX, event.clientY));
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) show(false); // out of the window
    };
    const onDrop = (event: DragEvent) => {
      show(false);
      if (!carries(event)) return;
      // Also without a file (a picture of a page was dropped): the browser must not leave the page for it.
      const isTaken = event.defaultPrevented;
      event.preventDefault();
      if (!isTaken && event.dataTransfer) void droppedFiles(event.dataTransfer).then(openDropped);
    };
    const onPaste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target)) return;
      const pasted = event.clipboardData && pastedIn(event.clipboardData);
      if (pasted?.kind === "files") void openAny(pasted.files);
      if (pasted?.kind === "cells") void openPasted(pasted.text);
      if (pasted?.kind === "picture") toast(pictureWords);
    };
    addEventListener("dragenter", onDrag);
    addEventListener("dragover", onDrag);
    addEventListener("dragleave", onLeave);
    addEventListener("drop", onDrop);
    addEventListener("paste", onPaste);
    return () => {
      clearTimeout(timer);
      removeEventListener("dragenter", onDrag);
      removeEventListener("dragover", onDrag);
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
        <small>Tables, a folder of them, or a .lathe project. It is read here and goes nowhere.</small>
      </p>
    </div>
  );
}

const takesFiles = (x: number, y: number): boolean =>
  document.elementsFromPoint(x, y).some((element) => element.closest(".file-drop") !== null);
