/* oxlint-disable jsx-a11y/prefer-tag-over-role -- marks lie where they are drawn, which no select can */
import { type KeyboardEvent, useState } from "react";
import "./mark-spots.css";

/** A mark of a drawing as the keyboard and a screen reader know it. */
export interface MarkSpot {
  readonly key: string;
  /** What it is and its number: "Biscoe: median 4,775, 167 rows". */
  readonly words: string;
  /** Where it is drawn, px. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly isSelected: boolean;
  readonly onPick: (isAdded: boolean) => void;
}

const ways: ReadonlyMap<string, number> = new Map([
  ["ArrowLeft", -1],
  ["ArrowUp", -1],
  ["ArrowRight", 1],
  ["ArrowDown", 1],
]);

/**
 * Marks by keys: one of them takes the focus, arrows go to the next, Enter selects its rows and Shift with Enter adds them.
 * The pointer goes through to what is drawn under it.
 */
export function MarkSpots({ label, spots }: { readonly label: string; readonly spots: readonly MarkSpot[] }) {
  const [current, setCurrent] = useState(0);
  const at = Math.min(current, spots.length - 1);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const way = ways.get(event.key);
    if (way !== undefined) focusOn(event.currentTarget, at + way);
    else if (event.key === "Home" || event.key === "End")
      focusOn(event.currentTarget, event.key === "Home" ? 0 : spots.length - 1);
    else if (event.key === "Enter" || event.key === " ") spots[at]?.onPick(event.shiftKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (spots.length === 0) return null;
  return (
    <div
      role="listbox"
      aria-multiselectable="true"
      aria-label={`${label}. Arrow keys go from mark to mark, Enter selects its rows, Shift and Enter adds them`}
      className="mark-spots"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {spots.map(({ key, words, box, isSelected }, place) => (
        <div
          key={key}
          role="option"
          aria-selected={isSelected}
          aria-label={words}
          tabIndex={place === at ? 0 : -1}
          onFocus={() => setCurrent(place)}
          style={{ left: box.x, top: box.y, width: Math.max(4, box.width), height: Math.max(4, box.height) }}
        />
      ))}
    </div>
  );
}

function focusOn(list: HTMLElement, place: number): void {
  const option = list.children[Math.max(0, Math.min(list.children.length - 1, place))];
  if (option instanceof HTMLElement) option.focus();
}
