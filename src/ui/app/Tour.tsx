import { type RefObject, useEffect, useMemo } from "react";
import { Dialog, Heading, Popover } from "react-aria-components";
import { Button } from "#ui/controls/Button.tsx";
import { keysInWords } from "./keys.ts";
import { showMark, useTour } from "./tour.ts";

interface Mark {
  /** What it points at. */
  readonly selector: string;
  readonly title: string;
  readonly words: string;
}

const marks: readonly Mark[] = [
  {
    selector: ".rail",
    title: "The steps, in reading order",
    words: "From the table to the file that leaves. Each can be opened at any time, with G and its number.",
  },
  {
    selector: ".rail a[href='#/train']",
    title: "Models train by themselves",
    words:
      "They are judged on rows they did not learn from, beside a baseline that learns nothing. Train lists them.",
  },
  {
    selector: ".palette-button",
    title: "Everything has a name",
    words: `Type what you want to do, or a column’s name. ${keysInWords("mod+k")} opens it anywhere.`,
  },
  {
    selector: ".topbar .privacy",
    title: "Nothing leaves this page",
    words:
      "The counter shows what was asked of any other address. Press it to see how to check that yourself.",
  },
  {
    selector: ".topbar [aria-label='Keyboard and help']",
    title: "Lost?",
    words: "Every shortcut is here, and this tour again. Any change can be undone.",
  },
];

/** Five marks beside what they speak of. The page stays usable; Escape or Skip ends it. */
export default function Tour() {
  const at = useTour();
  const mark = at === null ? undefined : marks[at];
  const pointed = useMemo<RefObject<Element | null>>(
    () => ({ current: mark === undefined ? null : document.querySelector(mark.selector) }),
    [mark],
  );
  const isLost = mark !== undefined && pointed.current === null;
  useEffect(() => {
    if (isLost) showMark(null); // what it points at is not on this page
  }, [isLost]);
  if (at === null || mark === undefined || isLost) return null;
  const isLast = at === marks.length - 1;
  return (
    <Popover
      key={at}
      className="floating"
      triggerRef={pointed}
      isOpen
      isNonModal
      shouldCloseOnInteractOutside={() => false}
      placement={mark.selector.startsWith(".rail") ? "right top" : "bottom"}
      offset={8}
      onOpenChange={(isOpen) => {
        if (!isOpen) showMark(null);
      }}
    >
      <Dialog className="dialog">
        <Heading slot="title" level={2}>
          {mark.title}
        </Heading>
        <p className="says">{mark.words}</p>
        <div className="acts">
          <span className="num mr-auto text-ink-3">
            {at + 1} of {marks.length}
          </span>
          {isLast ? null : (
            <Button size="small" variant="quiet" onPress={() => showMark(null)}>
              Skip
            </Button>
          )}
          <Button size="small" variant="primary" takesFocus onPress={() => showMark(isLast ? null : at + 1)}>
            {isLast ? "Done" : "Next"}
          </Button>
        </div>
      </Dialog>
    </Popover>
  );
}
