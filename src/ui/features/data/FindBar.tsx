import { ChevronDown, ChevronUp, Replace } from "lucide-react";
import { useEffect, useRef } from "react";
import { takeFindRequest, useFindRequests } from "#ui/app/find-request.ts";
import { IconButton } from "#ui/controls/IconButton.tsx";
import { SearchBox } from "#ui/controls/SearchBox.tsx";
import { formatCount, formatPercent, plural } from "#ui/format/numbers.ts";
import { type Finding, hitsOf } from "./finding.ts";
import type { Find, FoundPlace } from "./use-find.ts";

/** The field that finds a text in every cell and column name: Enter goes on, Shift with it back, Escape ends. */
export function FindBar({
  find,
  onReplace,
  onLeave,
}: {
  readonly find: Find;
  /** It is to be replaced where it stands. */
  readonly onReplace: (text: string) => void;
  readonly onLeave: () => void;
}) {
  const { typed, setTyped, finding, hit, place, step } = find;
  const field = useRef<HTMLInputElement>(null);
  const asked = useFindRequests();
  useEffect(() => {
    if (!takeFindRequest()) return;
    field.current?.focus();
    field.current?.select();
  }, [asked]);
  const refusal = finding === null || hitsOf(finding) === 0 ? "Nothing is found yet" : null;
  return (
    <search className="find-bar">
      <SearchBox
        label="Find in the table"
        placeholder="Find in the table"
        isMeasured
        value={typed}
        onChange={setTyped}
        inputRef={field}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.nativeEvent.isComposing) {
            event.preventDefault();
            step(event.shiftKey ? -1 : 1);
          } else if (event.key === "Escape" && typed === "") onLeave();
        }}
      />
      {finding === null ? null : (
        <>
          <span className="num text-small text-ink-2">{countWords(finding, hit)}</span>
          <IconButton
            icon={ChevronUp}
            size="small"
            label="The one before"
            shortcut="Shift+Enter"
            disabledReason={refusal}
            onPress={() => step(-1)}
          />
          <IconButton
            icon={ChevronDown}
            size="small"
            label="The next one"
            shortcut="Enter"
            disabledReason={refusal}
            onPress={() => step(1)}
          />
          <IconButton
            icon={Replace}
            size="small"
            label="Replace it…"
            disabledReason={finding.nCells === 0 ? "It stands in no cell" : null}
            onPress={() => onReplace(finding.text)}
          />
        </>
      )}
      <output className="spoken">{finding === null ? "" : spokenWords(finding, hit, place)}</output>
    </search>
  );
}

/** "3 of 1,204"; while the table is looked through, how far it is. */
function countWords(finding: Finding, hit: number | null): string {
  const n = formatCount(hitsOf(finding));
  const isDone = finding.cells !== null;
  if (hitsOf(finding) === 0) return isDone ? "not found" : `${formatPercent(finding.share)} looked through`;
  const found = hit === null ? `${n} found` : `${formatCount(hit + 1)} of ${n}`;
  return isDone ? found : `${found}, ${formatPercent(finding.share)} looked through`;
}

/** Said once it is known: each step of the count would be too much to hear. */
function spokenWords(finding: Finding, hit: number | null, place: FoundPlace | null): string {
  if (finding.cells === null) return "";
  const n = hitsOf(finding);
  if (n === 0) return `${finding.text} is not found`;
  if (hit === null || place === null) return `${plural(n, "place")} found`;
  const where = place.dataRow === null ? "column" : `row ${place.dataRow}`;
  return `${formatCount(hit + 1)} of ${formatCount(n)}: ${where}, ${place.text}`;
}
