import type { Problem } from "#core/shared/problems.ts";
import type { CurrentTable } from "#state/ask.ts";
import type { PartKeeper } from "#state/part-keeper.ts";
import type { JobResult, JobSpec } from "#state/scheduler/active-job.ts";
import type { Job } from "#state/studio-state.ts";
import type { TrainClient } from "#workers/client.ts";

export interface SchedulerOptions {
  /** Workers at most, ≥ 1. */
  readonly poolSize: number;
  /** Bytes that all running parts may take together, beside the table; none bounds nothing. */
  readonly memoryBudget?: number;
  createWorker(): TrainClient;
  /** The current table; its key changes when it does. */
  table(): Promise<CurrentTable>;
  tableKey(): string | null;
  clock(): number;
  /** Calls back later, perhaps no sooner than the page is at rest; the answer cancels. */
  later(ms: number, callback: () => void): () => void;
  /** The same, whatever the page does. */
  wait(ms: number, callback: () => void): () => void;
  problemOf(error: unknown): Problem;
  /** The list as it is now; at most every 100 ms while only progress changes. */
  onJobs(jobs: readonly Job[]): void;
  /** The engine that timing chose, as soon as it is known. */
  onEngine(spec: JobSpec, engine: string): void;
  onEnd(spec: JobSpec, result: JobResult): void;
  /** The last job has ended. */
  onIdle(): void;
  /** Told of what is worth keeping should the page end. */
  readonly keeper?: Pick<PartKeeper, "keep" | "drop">;
}
