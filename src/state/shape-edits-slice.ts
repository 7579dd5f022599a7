import { type ShapeEdit, shapeEditWords } from "#core/explain/shape-edit.ts";
import type { LoggedShapeEdit, RunRecord } from "#core/project/run.ts";
import type { RunId } from "#core/shared/brand.ts";
import { LatheError } from "#core/shared/problems.ts";
import type { Studio } from "#state/context.ts";
import { judgeEdits, runFilesOnTable, storedRunFiles } from "#state/run-store.ts";
import type { RunEditVerbs } from "#state/run-edit-verbs.ts";

type ShapeEditVerbs = Pick<RunEditVerbs, "editShape" | "removeShapeEdit" | "noteShapeEdit">;

type Unjudged = Omit<LoggedShapeEdit, "scores">;

export function shapeEditVerbs(studio: Studio): ShapeEditVerbs {
  const runOf = (id: RunId) => studio.get().project.runs.find((run) => run.id === id);
  const loggedOf = (id: RunId) => runOf(id)?.shapeEdits?.log ?? [];
  const put = async (id: RunId, log: readonly Unjudged[], name: string) => {
    try {
      if (studio.get().readOnly) throw new LatheError("read-only-window", {});
      await putEdits(studio, id, log, name);
    } catch (error) {
      studio.report(error);
    }
  };
  return {
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

/** Judges what the edits cost before they are in the document, so that no model ever stands there with the scores of another. */
async function putEdits(studio: Studio, id: RunId, log: readonly Unjudged[], name: string): Promise<void> {
  await runFilesOnTable(studio, id);
  const before = studio.get().project.runs.find((run) => run.id === id);
  if (!before) return;
  const unedited = before.shapeEdits?.unedited ?? before.scores;
  const edits = log.map(({ edit }): ShapeEdit => edit);
  const { scores } = await judgeEdits(studio, before, await storedRunFiles(studio, id), edits);
  const edited: Partial<RunRecord> =
    log.length === 0
      ? { shapeEdits: undefined, scores: unedited }
      : {
          shapeEdits: { unedited, log: log.map((entry, i) => ({ ...entry, scores: scores[i]! })) },
          scores: scores.at(-1)!,
        };
  studio.edit(name, null, (project) => ({
    ...project,
    runs: project.runs.map((run) =>
      run.id === id ? { ...run, ...edited, importance: null, test: null } : run,
    ),
  }));
  studio.set({ exports: studio.get().exports.filter(({ run }) => run !== id) });
}
