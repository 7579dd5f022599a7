import type { Storage } from "#state/storage/storage.ts";
import type { DataClient, TrainClient } from "#workers/client.ts";

/** All that the state layer takes from the platform, so that tests can give their own. */
export interface Services {
  createDataClient(onFault: (error: Error) => void): DataClient;
  createTrainClient(onFault: (error: Error) => void): TrainClient;
  /** Training workers at most. */
  readonly poolSize: number;
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
  fetchSample(id: string): Promise<{ file: Blob; name: string }>;
}
