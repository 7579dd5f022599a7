import { useEffect } from "react";
import { readClip, writeClip } from "#core/pipeline/clip.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { useStudio } from "#state/store.ts";
import { refuse, toast } from "#ui/controls/toast-queue.ts";
import { plural } from "#ui/format/numbers.ts";
import type { Selection } from "./selection.ts";

/** Copy and paste of steps as JSON text: within the canvas, and between windows. */
export function useClipboard(steps: readonly NodeId[], selection: Selection): void {
  useEffect(() => {
    const isText = (event: ClipboardEvent) =>
      event.target instanceof HTMLElement &&
      event.target.closest("input, textarea, [contenteditable]") !== null;
    const onCopy = (event: ClipboardEvent) => {
      if (isText(event) || steps.length === 0 || String(getSelection()) !== "") return;
      event.preventDefault();
      event.clipboardData?.setData("text/plain", writeClip(useStudio.getState().project.graph, steps));
      toast(`${plural(steps.length, "step")} copied`);
    };
    const onPaste = (event: ClipboardEvent) => {
      if (isText(event)) return;
      const clip = readClip(event.clipboardData?.getData("text/plain") ?? "");
      if (clip === null) return;
      event.preventDefault();
      const pasted = useStudio.getState().pasteSteps(clip);
      if (pasted.length > 0) selection.set(pasted);
      else refuse("Nothing was pasted: these steps are there already, once");
    };
    document.addEventListener("copy", onCopy);
    document.addEventListener("paste", onPaste);
    return () => {
      document.removeEventListener("copy", onCopy);
      document.removeEventListener("paste", onPaste);
    };
  }, [steps, selection]);
}
