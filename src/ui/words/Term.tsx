import type { ReactNode } from "react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { glossary, type TermId } from "./glossary.ts";
import "./term.css";

/** A word of the trade where it stands, with a mark that tells what it means: by pointer, finger and keys. */
export function Term({ id, children }: { readonly id: TermId; readonly children?: ReactNode }) {
  const { term, meaning } = glossary[id];
  return (
    <span className="term">
      {children ?? term}
      <DialogTrigger>
        <Button className="term-mark" aria-label={`What is “${term}”?`}>
          ?
        </Button>
        <Popover className="floating term-meaning" placement="top" offset={4}>
          <Dialog aria-label={term}>
            <b>{term}</b> {meaning}
          </Dialog>
        </Popover>
      </DialogTrigger>
    </span>
  );
}
