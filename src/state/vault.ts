import type { RunFiles } from "#core/project/run-files.ts";
import type { ProjectId, RunId } from "#core/shared/brand.ts";
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
  /** Rows of the current selection, ascending. */
  selectedRows: Int32Array | null;
  /** Models and out-of-fold outputs of runs, as far as they were needed. */
  readonly runs: Map<RunId, RunFiles>;
  /** What an earlier visit left of trainings that the page's end cut off, by the key of what they compute. */
  readonly keptParts: Map<string, readonly KeptPart[]>;
  /** Projects that this window deleted and can still bring back. */
  readonly deleted: Set<ProjectId>;
  importing: AbortController | null;
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
    selectedRows: null,
    runs: new Map(),
    keptParts: new Map(),
    deleted: new Set(),
    importing: null,
    checking: null,
    turn: Promise.resolve(),
  };
}
