import { useEffect } from "react";
import { useStudio } from "#state/store.ts";
import { commandsFor, runCommand } from "./commands.ts";
import { chordOf, isTyping } from "./keys.ts";

/** Runs the registry's commands by key. In a text field only those with Ctrl/Cmd work, and undo stays the field's own. */
export function useShortcuts(): void {
  useEffect(() => {
    let first: { readonly key: string; readonly at: number } | null = null;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.isComposing) return;
      const chord = chordOf(event);
      const typing = isTyping(event.target);
      if (typing && (!chord.startsWith("mod+") || /^mod\+(shift\+)?[zyo]$/.test(chord))) return;
      const sequence = first !== null && event.timeStamp - first.at < 1500 ? `${first.key} ${chord}` : chord;
      first = null;
      const commands = commandsFor(useStudio.getState());
      const command = commands.find(({ keys }) => keys?.includes(sequence) === true);
      if (command !== undefined) {
        event.preventDefault();
        runCommand(command);
      } else if (commands.some(({ keys }) => keys?.some((known) => known.startsWith(`${chord} `)) === true)) {
        first = { key: chord, at: event.timeStamp };
      }
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}
