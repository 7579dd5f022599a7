import { useVirtualizer } from "@tanstack/react-virtual";
import { Eye, EyeOff, Pin } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { foldText } from "#core/frame/fold-text.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import type { ColumnLayout } from "#core/project/column-layout.ts";
import { useStudio } from "#state/store.ts";
import { ColumnKindIcon } from "#ui/columns/ColumnKindIcon.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { Dialog } from "#ui/controls/Dialog.tsx";
import { IconButton } from "#ui/controls/IconButton.tsx";
import { SearchBox } from "#ui/controls/SearchBox.tsx";
import { formatCount, plural } from "#ui/format/numbers.ts";

const lineHeight = 30;

/** Every column by name: shown or hidden, pinned or not, or gone to. Only the lines in view exist. */
export default function ColumnChooser({
  columns,
  layout,
  target,
  onGo,
  onClose,
}: {
  readonly columns: readonly ColumnSummary[];
  readonly layout: ColumnLayout;
  readonly target: string | null;
  readonly onGo: (column: string) => void;
  readonly onClose: () => void;
}) {
  const { hideColumns, pinColumn } = useStudio.getState();
  const [wanted, setWanted] = useState("");
  const listed = useMemo(() => {
    const folded = foldText(wanted.trim());
    return columns.filter(({ name }) => foldText(name).includes(folded));
  }, [columns, wanted]);
  const hidden = useMemo(() => new Set(layout.hidden), [layout]);
  const pinned = useMemo(() => new Set(layout.pinned), [layout]);
  const nameOf = ({ name }: ColumnSummary) => name;
  const out = columns.filter(({ name }) => hidden.has(name)).map(nameOf);
  const shownHere = listed.filter(({ name }) => !hidden.has(name)).map(nameOf);
  const isAll = listed.length === columns.length;
  const nInView = columns.length - out.length;
  const element = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- its numbers are read in this render only
  const lines = useVirtualizer({
    count: listed.length,
    getScrollElement: () => element.current,
    estimateSize: () => lineHeight,
    overscan: 6,
  });
  return (
    <Dialog isOpen onClose={onClose} title="Which columns are in view?">
      <div className="chooser-head">
        <SearchBox
          label="Find a column"
          placeholder={`Find among ${formatCount(columns.length)} columns`}
          value={wanted}
          onChange={setWanted}
          takesFocus
        />
        <Button
          size="small"
          disabledReason={out.length === 0 ? "Every column is in view" : null}
          onPress={() => hideColumns(out, false)}
        >
          Show all
        </Button>
        <Button
          size="small"
          disabledReason={whyNotHide(isAll, shownHere.length, nInView)}
          onPress={() => hideColumns(shownHere, true)}
        >
          Hide these
        </Button>
      </div>
      <div ref={element} className="chooser-lines">
        <ul aria-label="Columns" style={{ height: lines.getTotalSize() }}>
          {lines.getVirtualItems().map(({ index, start }) => {
            const column = listed[index];
            if (!column) return null;
            const { name, kind } = column;
            const isHidden = hidden.has(name);
            const isPinned = pinned.has(name);
            return (
              <li
                key={name}
                aria-setsize={listed.length}
                aria-posinset={index + 1}
                style={{ top: start, height: lineHeight }}
                data-hidden={isHidden || undefined}
              >
                <IconButton
                  icon={isHidden ? EyeOff : Eye}
                  size="small"
                  label={isHidden ? `Show ${name}` : `Hide ${name}`}
                  disabledReason={!isHidden && nInView === 1 ? "One column stays in view" : null}
                  onPress={() => hideColumns([name], !isHidden)}
                />
                <IconButton
                  icon={Pin}
                  size="small"
                  label={isPinned ? `Let ${name} scroll` : `Pin ${name} at the left`}
                  isPressed={isPinned}
                  onPress={() => pinColumn(name, !isPinned)}
                />
                <Button
                  size="small"
                  variant="quiet"
                  className="name"
                  label={`Go to ${name}`}
                  onPress={() => onGo(name)}
                >
                  <ColumnKindIcon kind={kind} isTarget={name === target} />
                  <span className="cut">{name}</span>
                </Button>
              </li>
            );
          })}
        </ul>
        {listed.length === 0 ? (
          <p className="px-2 py-1 text-ink-3">No column has “{wanted}” in its name</p>
        ) : null}
      </div>
      <p className="text-small text-ink-3">
        {out.length === 0 ? "Every column is in view." : `${plural(out.length, "column")} out of view.`} This
        changes what you see, not what models learn from: that is said by roles.
      </p>
    </Dialog>
  );
}

function whyNotHide(isAll: boolean, nShownHere: number, nInView: number): string | null {
  if (isAll) return "Type a part of the names first";
  if (nShownHere === 0) return "None of these is in view";
  return nShownHere === nInView ? "One column stays in view" : null;
}
