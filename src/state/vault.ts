import type { RunFiles } from "#core/project/run-files.ts";
import type { ProjectId, RunId } from "#core/shared/brand.ts";
import type { Part } from "#state/large-file.ts";
import type { KeptPart } from "#state/scheduler/active-job.ts";
import type { TableOptions } from "#core/table-edits/table-options.ts";
import type { Storage } from "#state/storage/storage.ts";

/** What is too large for the store, or no plain data: files, models, outputs, handles. Never rendered from. */
export interface Vault {
  /** The file as it was opened, for reading it again in another way. */
  source: Blob | null;
  /** Names the table in the workers' memory; changes whenever the table does. */
  tableKey: string | null;
  /** How that table came about: what the document says is compared with it. */
  tableOptions: TableOptions | null;
  /** Which data worker was given the table: another number means that it was lost and must be read again. */
  dataHolds: number | null;
  /** Which table the asker holds, and which worker of it. */
  askerHolds: string | null;
  /** Set once the page has asked for it; writes wait for it. */
  opening: Promise<Storage | null> | null;
  storage: Storage | null;
  /** Second tables of the open project's edits, as bytes, by key (docs/adr/0010). */
  readonly others: Map<string, Blob>;
  /** Rows of the current selection, ascending. */
  selectedRows: Int32Array | null;
  /** Models and out-of-fold outputs of runs, as far as they were needed. */
  readonly runs: Map<RunId, RunFiles>;
  /** What folds' models say of their held-out rows where shapes were edited, by fold; `key` names the edits. */
  readonly edited: Map<RunId, { readonly key: string; readonly outputs: ReadonlyMap<number, Float64Array> }>;
  /** What an earlier visit left of trainings that the page's end cut off, by the key of what they compute. */
  readonly keptParts: Map<string, readonly KeptPart[]>;
  /** Projects that this window deleted and can still bring back. */
  readonly deleted: Set<ProjectId>;
  importing: AbortController | null;
  /** Takes what a person wants of a file that is too large. */
  answerLarge: ((part: Part | null) => void) | null;
  /** Takes which sheets or files of a file a person wants. */
  answerParts: ((names: readonly string[] | null) => void) | null;
  /** The later table that is being compared now. */
  checking: AbortController | null;
  /** The end of what is changing the open table now, and of all that waits to (`inTurn`). */
  turn: Promise<unknown>;
}

export function createVault(): Vault {
  return {
    source: null,
    tableKey: null,
    tableOptions: null,
    dataHolds: null,
    askerHolds: null,
    opening: null,
    storage: null,
    others: new Map(),
    selectedRows: null,
    runs: new Map(),
    edited: new Map(),
    keptParts: new Map(),
    deleted: new Set(),
    importing: null,
    answerLarge: null,
    answerParts: null,
    checking: null,
    turn: Promise.resolve(),
  };
}
