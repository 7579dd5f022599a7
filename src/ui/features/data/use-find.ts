import { useEffect, useRef, useState } from "react";
import { isAbortError } from "#core/shared/checkpoint.ts";
import { queries } from "#state/store.ts";
import type { RowOrder } from "#state/studio-state.ts";
import { type Finding, isHit, nextHit, nothingYet, placeOf } from "./finding.ts";
import type { CellPlace } from "./grid-keys.ts";
import type { ShownColumn } from "./shown-columns.ts";

/** The table as it is shown; another object is another showing. */
export interface Showing {
  readonly columns: readonly ShownColumn[];
  readonly onlySelected: boolean;
  readonly order: RowOrder | null;
}

/** A hit that was gone to. */
export interface FoundPlace extends CellPlace {
  /** Data row; null for a header. */
  readonly dataRow: number | null;
  readonly column: number;
  readonly text: string;
}

export interface Find {
  readonly typed: string;
  setTyped(text: string): void;
  /** null while nothing is looked for. */
  readonly finding: Finding | null;
  /** Number of the hit that was gone to, from 0. */
  readonly hit: number | null;
  readonly place: FoundPlace | null;
  step(by: 1 | -1): void;
}

/** Typing goes on for so long before the table is looked through, ms. */
const typingMs = 150;

/** Finds a text in the whole table as it is typed, and goes from hit to hit. @throws in render, what a query failed with */
export function useFind(showing: Showing): Find {
  const [typed, setTyped] = useState("");
  const [finding, setFinding] = useState<Finding | null>(null);
  const [hit, setHit] = useState<number | null>(null);
  const [place, setPlace] = useState<FoundPlace | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  /** Another text is gone to; the same text in a table that changed is not: nothing moves that one did not move. */
  const before = useRef("");
  const goesThere = useRef(true);
  if (failure !== null) throw failure;

  useEffect(() => {
    const { columns, onlySelected, order } = showing;
    goesThere.current = before.current !== typed;
    before.current = typed;
    setPlace(null);
    setHit(null);
    if (typed.trim() === "") return setFinding(null);
    const names = columns.map(({ column }) => column.name);
    const begun = nothingYet(typed, names);
    const stop = new AbortController();
    setFinding(begun);
    const timer = setTimeout(() => {
      const onProgress = ({
        share,
        total,
        first,
      }: {
        share: number;
        total: number;
        first: number | null;
      }) => {
        if (!stop.signal.aborted) setFinding({ ...begun, share, nCells: total, first });
      };
      queries.findCells(typed, names, onlySelected, order, { signal: stop.signal, onProgress }).then(
        (cells) => {
          if (stop.signal.aborted) return;
          const first = cells.places[0] ?? null;
          setFinding({ ...begun, share: 1, nCells: cells.total, first, cells });
        },
        (error: unknown) => {
          if (!stop.signal.aborted && !isAbortError(error)) setFailure(error);
        },
      );
    }, typingMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [typed, showing]);

  // What was typed is gone to as soon as it is found.
  const begins = finding !== null && hit === null && placeOf(finding, 0) !== null;
  useEffect(() => {
    if (begins && goesThere.current) setHit(0);
  }, [begins]);

  const at = finding === null || hit === null ? null : placeOf(finding, hit);
  const wanted = at === null ? null : "header" in at ? `header ${at.header}` : `row ${at.row} ${at.nth}`;
  useEffect(() => {
    if (at === null || finding === null) return;
    const { columns, onlySelected, order } = showing;
    if ("header" in at) {
      const text = columns[at.header]?.column.name ?? "";
      return setPlace({ row: -1, dataRow: null, column: at.header, text });
    }
    let isWanted = true;
    queries.cells(at.row, at.row + 1, onlySelected, order).then(
      (cells) => {
        if (!isWanted) return;
        const texts = columns.map(({ at: inTable }) => cells.columns[inTable]?.[0] ?? "");
        const hits = texts.flatMap((text, column) => (isHit(finding.text, text) ? [column] : []));
        const column = hits[at.nth];
        if (column === undefined) return; // another table came in between: it is looked through anew
        setPlace({ row: at.row, dataRow: cells.rows[0] ?? null, column, text: texts[column] ?? "" });
      },
      (error: unknown) => {
        if (isWanted) setFailure(error);
      },
    );
    return () => {
      isWanted = false;
    };
    // `wanted` says everything of `at`; the finding's other parts grow while it is under way.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [wanted, showing, finding?.text]);

  const step = (by: 1 | -1) => {
    if (finding !== null) setHit((from) => nextHit(finding, from, by));
  };
  return { typed, setTyped, finding, hit, place, step };
}
