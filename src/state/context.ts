import type { Project } from "#core/project/project.ts";
import type { RunFiles } from "#core/project/run-files.ts";
import type { RunId } from "#core/shared/brand.ts";
import { isAbortError } from "#core/shared/checkpoint.ts";
import { LatheError, type Problem } from "#core/shared/problems.ts";
import type { CutOffRecord } from "#state/cut-off.ts";
import { emptyHistory, type History, recordStep, stepNames } from "#state/history.ts";
import type { Persistence } from "#state/persistence.ts";
import type { PartKeeper } from "#state/part-keeper.ts";
import type { Scheduler } from "#state/scheduler/scheduler.ts";
import type { Services } from "#state/services.ts";
import type { Dataset, StudioData, StudioState } from "#state/studio-state.ts";
import type { Vault } from "#state/vault.ts";
import { withVersion } from "#core/versions/data-versions.ts";
import type { DataClient, TrainClient } from "#workers/client.ts";

/** What every slice is made with. Handles stay here, outside the store, which is plain data. */
export interface Studio {
  readonly services: Services;
  readonly vault: Vault;
  readonly data: DataClient;
  /** A training worker kept free for questions, so that none waits behind a fit. */
  readonly asker: TrainClient;
  get(): StudioState;
  set(change: Partial<StudioData>): void;
  /** An edit by the person: one named step of undo. `group` joins quick edits of the same field. */
  edit(name: string, group: string | null, change: (project: Project) => Project): void;
  /** A change of the document that undo does not touch: results, the ledger, what timing recorded. */
  record(change: (project: Project) => Project): void;
  /** Puts a project in place of the current one, with no history. */
  replaceProject(project: Project, rest: Partial<StudioData>): void;
  history: History;
  /** No step can be undone any more: another window goes on from here. */
  forgetHistory(): Pick<StudioData, "history">;
  /** Shows a failure until it is dismissed; a cancel is none. */
  report(error: unknown): void;
  problemOf(error: unknown): Problem;
  readonly scheduler: Scheduler;
  readonly persistence: Persistence;
  readonly underWay: CutOffRecord;
  readonly keeper: PartKeeper;
  /** Leaves the current project (saved, unless told otherwise) for another one that has no table yet. */
  switchTo(project: Project, options?: { readonly keepCurrent: boolean }): Promise<void>;
  saveTable(dataset: Dataset): void;
  saveOther(key: string, rows: Blob): void;
  saveRun(id: RunId, files: RunFiles): void;
}

/** A failure in words that fit the store. Anything but a LatheError is a bug, and says so. */
export function problemOf(error: unknown): Problem {
  if (error instanceof LatheError) return error.problem;
  return new LatheError("unexpected", { message: error instanceof Error ? error.message : String(error) })
    .problem;
}

/** Whether the last version was made a moment ago: quick edits that led to one of before made none. */
function isLate({ versions = [] }: Project, now: string): boolean {
  const last = versions.at(-1);
  return last !== undefined && Date.parse(now) - Date.parse(last.at) <= 5000;
}

export function documentActions(
  base: Pick<Studio, "get" | "set" | "services">,
): Pick<Studio, "edit" | "record" | "replaceProject" | "history" | "forgetHistory" | "report"> {
  const { get, set, services } = base;
  const put = (project: Project) => set({ project: { ...project, updatedAt: services.now() } });
  return {
    history: emptyHistory,
    edit(name, group, change) {
      if (get().readOnly) return this.report(new LatheError("read-only-window", {}));
      const before = get().project;
      try {
        const after = change(before);
        if (after === before) return;
        const { past } = this.history;
        this.history = recordStep(this.history, name, group, services.clock(), before, after);
        const now = services.now();
        const joins = this.history.past.at(-2) !== past.at(-1) && isLate(before, now);
        put(withVersion(before, after, name, now, joins));
        set({ history: stepNames(this.history) });
      } catch (error) {
        this.report(error);
      }
    },
    forgetHistory() {
      this.history = emptyHistory;
      return { history: stepNames(emptyHistory) };
    },
    record(change) {
      const before = get().project;
      const after = change(before);
      if (after !== before) put(after);
    },
    replaceProject(project, rest) {
      this.history = emptyHistory;
      set({ project, history: stepNames(emptyHistory), ...rest });
    },
    report(error) {
      if (isAbortError(error)) return;
      const problem = problemOf(error);
      const text = JSON.stringify(problem);
      const known = get().problems.filter((shown) => JSON.stringify(shown.problem) !== text);
      set({ problems: [...known, { id: services.newId(), problem }] });
    },
  };
}
