import type { WindowChannel } from "#state/window-channel.ts";
import type { Storage } from "#state/storage/storage.ts";
import type { DataClient, TrainClient } from "#workers/client.ts";

/** All that the state layer takes from the platform, so that tests can give their own. */
export interface Services {
  /** `onAnswer` is told before each answer that came is passed on. */
  createDataClient(onFault: (error: Error) => void, onAnswer?: () => void): DataClient;
  createTrainClient(onFault: (error: Error) => void, onAnswer?: () => void): TrainClient;
  /** Training workers at most. */
  readonly poolSize: number;
  /** Bytes that training may take beside the table; absent where no bound is known. */
  readonly memoryBudget?: number;
  /** Bytes that a table may take while it is read; absent where no bound is known. */
  readonly tableBudget?: number;
  /** Bytes that the page may still keep on disk; null or absent where that is not told. */
  diskRoom?(): Promise<number | null>;
  /** Cross-origin isolated: columns can be shared between workers without a copy. */
  readonly isolated: boolean;
  /** null where the browser keeps nothing for this page: work lives in memory only. */
  openStorage(): Promise<Storage | null>;
  /** ISO 8601. */
  now(): string;
  /** Milliseconds that never run backwards. */
  clock(): number;
  newId(): string;
  /** Calls back later; the answer cancels. */
  later(ms: number, callback: () => void): () => void;
  /** The same, but no sooner than the page has nothing else to do, though at most two seconds more. Absent where nothing is drawn. */
  laterAtRest?(ms: number, callback: () => void): () => void;
  /** Tells of what happens to the page as a whole, for as long as it lives. */
  watchPage(watcher: PageWatcher): void;
  /** Other windows of this browser; null or absent where there is no way to reach them. */
  readonly windows?: WindowChannel | null;
  fetchSample(id: string): Promise<{ file: Blob; name: string }>;
}

export interface PageWatcher {
  /** The tab was hidden, perhaps for good: what is not saved is to be saved now. */
  onHidden(): void;
  /** A key or a pointer was pressed, or a wheel turned: what that asks for is drawn next. */
  onPress(): void;
  /** The browser refused, or made, a request to another origin. */
  onOutsideRequest(): void;
  /** Whether leaving now would lose work, so that the browser should ask. */
  hasUnsaved(): boolean;
}
