import { useEffect, useRef, useState } from "react";

/** One cell being typed anew: Enter and leaving it keep what stands there, Escape does not; empty is missing. */
export function CellEditor({
  label,
  text,
  style,
  onKeep,
  onLeave,
}: {
  readonly label: string;
  readonly text: string | null;
  readonly style: {
    readonly top: number;
    readonly left: number;
    readonly width: number;
    readonly height: number;
  };
  readonly onKeep: (text: string | null) => void;
  /** The grid takes the focus back. */
  readonly onLeave: () => void;
}) {
  const [typed, setTyped] = useState(text ?? "");
  const input = useRef<HTMLInputElement>(null);
  const isOver = useRef(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const end = (keeps: boolean) => {
    if (isOver.current) return; // leaving the field by Enter also blurs it
    isOver.current = true;
    const next = typed === "" ? null : typed;
    if (keeps && next !== text) onKeep(next);
    onLeave();
  };
  return (
    <input
      ref={input}
      className="cell-editor"
      aria-label={label}
      placeholder="missing"
      style={style}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => end(true)}
      onKeyDown={(event) => {
        event.stopPropagation(); // arrows move within the text
        if (event.key === "Enter" || event.key === "Escape") {
          event.preventDefault();
          end(event.key === "Enter");
        }
      }}
    />
  );
}
