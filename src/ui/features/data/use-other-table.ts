import { useRef, useState } from "react";
import type { OtherFacts } from "#core/combine/other-facts.ts";
import type { ReadOptions } from "#core/frame/reading.ts";
import { LatheError, type Problem } from "#core/shared/problems.ts";
import { queries } from "#state/store.ts";

/** A second table on its way into the one that is open. */
export type OtherTableState =
  | { readonly status: "none" }
  | { readonly status: "reading"; readonly name: string; readonly share: number | null }
  | { readonly status: "failed"; readonly name: string; readonly problem: Problem }
  | { readonly status: "read"; readonly facts: OtherFacts };

export interface OtherTable {
  readonly state: OtherTableState;
  /** Reads a file in place of the one before. */
  open(file: File): void;
  /** Reads the same file again, in another way. */
  reread(options: ReadOptions): void;
}

/** @param onRead called with each table that was read, in the same turn */
export function useOtherTable(onRead: (facts: OtherFacts) => void): OtherTable {
  const [state, setState] = useState<OtherTableState>({ status: "none" });
  const [file, setFile] = useState<File | null>(null);
  const latest = useRef(0);
  const read = async (chosen: File, options: ReadOptions) => {
    const turn = ++latest.current;
    const isLatest = () => turn === latest.current; // a file chosen meanwhile took its place
    const { name } = chosen;
    setFile(chosen);
    setState({ status: "reading", name, share: null });
    try {
      const facts = await queries.openOther(chosen, name, options, {
        onProgress({ bytesRead, bytesTotal }) {
          if (isLatest()) setState({ status: "reading", name, share: bytesRead / Math.max(1, bytesTotal) });
        },
      });
      if (!isLatest()) return;
      onRead(facts);
      setState({ status: "read", facts });
    } catch (error) {
      if (!(error instanceof LatheError)) throw error;
      if (isLatest()) setState({ status: "failed", name, problem: error.problem });
    }
  };
  return {
    state,
    open: (chosen) => void read(chosen, {}),
    reread(options) {
      if (file) void read(file, options);
    },
  };
}
