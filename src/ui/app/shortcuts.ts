import { useEffect } from "react";
import { useStudio } from "#state/store.ts";
import { commandsFor } from "./commands.ts";

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

/** "mod+shift+z" as people read it: "⇧⌘Z" or "Ctrl+Shift+Z"; "g 1" as "G then 1". */
export function keysInWords(keys: string): string {
  return keys
    .split(" ")
    .map((chord) =>
      isApple
        ? chord
            .replace("mod+shift+", "⇧⌘")
            .replace("mod+", "⌘")
            .replace(/[a-z]$/, (key) => key.toUpperCase())
        : chord
            .replace("mod+", "Ctrl+")
            .replace("shift+", "Shift+")
            .replace(/\b[a-z]$/, (key) => key.toUpperCase()),
    )
    .join(" then ");
}

/** The chord of a key press, in the registry's spelling. */
export function chordOf(event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}): string {
  const hasMod = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return `${hasMod ? "mod+" : ""}${hasMod && event.shiftKey ? "shift+" : ""}${key}`;
}

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

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
        command.run();
      } else if (commands.some(({ keys }) => keys?.some((known) => known.startsWith(`${chord} `)) === true)) {
        first = { key: chord, at: event.timeStamp };
      }
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}
