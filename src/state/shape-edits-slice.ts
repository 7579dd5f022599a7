import { type ShapeEdit, shapeEditWords } from "#core/explain/shape-edit.ts";
import { lockWords, type ShapeLock, withLock } from "#core/explain/shape-lock.ts";
import type { LoggedShapeEdit, RunRecord } from "#core/project/run.ts";
import type { RunId } from "#core/shared/brand.ts";
import { lockDirection } from "#core/pipeline/lock-direction.ts";
import { LatheError } from "#core/shared/problems.ts";
import type { Studio } from "#state/context.ts";
import { judgeEdits, runFilesOnTable, storedRunFiles } from "#state/run-store.ts";
import type { RunEditVerbs } from "#state/run-edit-verbs.ts";

type ShapeEditVerbs = Omit<RunEditVerbs, "renameRun" | "noteRun">;

type Unjudged = Omit<LoggedShapeEdit, "scores">;

export function shapeEditVerbs(studio: Studio): ShapeEditVerbs {
  const runOf = (id: RunId) => studio.get().project.runs.find((run) => run.id === id);
  const loggedOf = (id: RunId) => runOf(id)?.shapeEdits?.log ?? [];
  const put = async (id: RunId, log: readonly Unjudged[], name: string, lock: ShapeLock | null = null) => {
    try {
      if (studio.get().readOnly) throw new LatheError("read-only-window", {});
      await putEdits(studio, id, log, name, lock);
    } catch (error) {
      studio.report(error);
    }
  };
  const locked = (id: RunId, { term, direction }: ShapeLock) =>
    withLock<Unjudged>(loggedOf(id), term, direction, (edit) => ({ edit, at: studio.services.now() }));
  return {
    async judgeLock(id, term, direction) {
      try {
        await runFilesOnTable(studio, id);
        const run = runOf(id);
        return run ? await judgeLog(studio, run, locked(id, { term, direction })) : null;
      } catch (error) {
        studio.report(error);
        return null;
      }
    },
    lockNextFit(id, term, direction) {
      const run = runOf(id);
      if (!run) return;
      studio.edit(`${lockWords({ term, direction })} from the next fit on`, null, (project) => ({
        ...project,
        graph: lockDirection(project.graph, run.node, term, direction),
      }));
    },
    lockShape(id, term, direction) {
      const lock = { term, direction };
      return put(id, locked(id, lock), lockWords(lock), lock);
    },
    editShape: (id, edit) =>
      put(id, [...loggedOf(id), { edit, at: studio.services.now() }], shapeEditWords(edit)),
    removeShapeEdit(id, at) {
      const log = loggedOf(id);
      const gone = log[at];
      if (!gone) return Promise.resolve();
      return put(
        id,
        log.filter((_, i) => i !== at),
        `take back: ${shapeEditWords(gone.edit)}`,
        gone.edit.act === "lock" ? { term: gone.edit.term, direction: null } : null,
      );
    },
    noteShapeEdit(id, at, words) {
      const note = words.trim() === "" ? undefined : words.trim();
      const noted = (entry: LoggedShapeEdit, i: number) => (i === at ? { ...entry, note } : entry);
      studio.edit("note on an edit", null, (project) => ({
        ...project,
        runs: project.runs.map((run) =>
          run.id === id && run.shapeEdits
            ? { ...run, shapeEdits: { ...run.shapeEdits, log: run.shapeEdits.log.map(noted) } }
            : run,
        ),
      }));
    },
  };
}

/** Scores of a run as it stands, and with the edits of a log; judged edit by edit, in their order. */
async function judgeLog(studio: Studio, run: RunRecord, log: readonly Unjudged[]) {
  const unedited = run.shapeEdits?.unedited ?? run.scores;
  const edits = log.map(({ edit }): ShapeEdit => edit);
  const files = await storedRunFiles(studio, run.id);
  const { scores } = await judgeEdits(studio, run, files, edits);
  return { unedited, before: run.scores, each: scores, after: scores.at(-1) ?? unedited };
}

/** Judges what the edits cost before they are in the document, so that no model ever stands there with the scores of another. */
async function putEdits(
  studio: Studio,
  id: RunId,
  log: readonly Unjudged[],
  name: string,
  lock: ShapeLock | null,
): Promise<void> {
  await runFilesOnTable(studio, id);
  const run = studio.get().project.runs.find((one) => one.id === id);
  if (!run) return;
  const { unedited, each, after } = await judgeLog(studio, run, log);
  const entries = log.map((entry, i) => ({ ...entry, scores: each[i]! }));
  const shapeEdits = log.length === 0 ? undefined : { unedited, log: entries };
  studio.edit(name, null, (project) => ({
    ...project,
    graph: lock === null ? project.graph : lockDirection(project.graph, run.node, lock.term, lock.direction),
    runs: project.runs.map((one) =>
      one.id === id ? { ...one, shapeEdits, scores: after, importance: null, test: null } : one,
    ),
  }));
  studio.set({ exports: studio.get().exports.filter((made) => made.run !== id) });
}
