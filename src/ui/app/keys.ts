const isApple = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform ?? "");

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
