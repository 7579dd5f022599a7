import type { RunRecord } from "#core/project/run.ts";
import type { RunId } from "#core/shared/brand.ts";
import { LatheError } from "#core/shared/problems.ts";
import type { Studio } from "#state/context.ts";
import { boardOf } from "#state/board.ts";
import { runFilesOnTable, storedRunFiles } from "#state/run-store.ts";
import type { StudioVerbs } from "#state/studio-state.ts";
import { askTable } from "#state/ask.ts";

type RunVerbs = Pick<
  StudioVerbs,
  "renameRun" | "noteRun" | "pinRun" | "deleteRun" | "restoreRun" | "setOpenRun" | "keepOpenRun" | "openSeal"
>;

export function runVerbs(studio: Studio): RunVerbs {
  const editRun = (name: string, id: RunId, change: (run: RunRecord) => RunRecord) =>
    studio.edit(name, null, (project) => ({
      ...project,
      runs: project.runs.map((run) => (run.id === id ? change(run) : run)),
    }));
  const nameOf = (id: RunId) => studio.get().project.runs.find((run) => run.id === id)?.name ?? "run";
  return {
    renameRun: (id, name) => editRun(`rename ${nameOf(id)}`, id, (run) => ({ ...run, name })),
    noteRun(id, words) {
      const note = words.trim() === "" ? undefined : words.trim();
      editRun(`note on ${nameOf(id)}`, id, (run) => ({ ...run, note }));
    },
    pinRun: (id, isPinned) =>
      editRun(`${isPinned ? "pin" : "unpin"} ${nameOf(id)}`, id, (run) => ({
        ...run,
        pinned: isPinned ? true : undefined,
      })),
    deleteRun(id) {
      const deletedAt = studio.services.now();
      editRun(`delete ${nameOf(id)}`, id, (run) => ({ ...run, deletedAt }));
      if (studio.get().openRun === id) studio.set({ openRun: null });
    },
    restoreRun: (id) => editRun(`restore ${nameOf(id)}`, id, (run) => ({ ...run, deletedAt: null })),
    setOpenRun(openRun) {
      studio.set({ openRun });
      studio.scheduler.prefer(openRun);
      const note = `open-run ${studio.get().project.id}`;
      studio.vault.storage?.documents
        .setSetting(note, openRun)
        .catch((error: unknown) => studio.report(error));
    },
    keepOpenRun(run) {
      if (studio.get().openRun === null) studio.get().setOpenRun(run);
    },
    async openSeal(reason) {
      try {
        if (studio.get().readOnly) throw new LatheError("read-only-window", {});
        await openSeal(studio, reason);
      } catch (error) {
        studio.report(error);
      }
    },
  };
}

/** Judges every run that can be ranked on the sealed rows, once, and writes the look into the ledger. */
async function openSeal(studio: Studio, reason: string): Promise<void> {
  const judged = boardOf(studio.get().project).rows.filter(({ score }) => score !== null);
  const runs = judged.map(({ run }) => run);
  if (runs.length === 0) return;
  const looked = runs.map(({ id }) => id);
  const opening = { at: studio.services.now(), reason, runs: looked };
  studio.record((project) => ({ ...project, seal: [...project.seal, opening] })); // before the look, so none is missed
  const number = studio.get().project.seal.length;
  for (const { id, version } of runs) {
    const files = await runFilesOnTable(studio, id);
    const table = await askTable(studio);
    const sealed = await studio.asker.run("judgeSealed", {
      table,
      plan: files.plan,
      pipeline: files.pipeline,
    });
    const opened = {
      ...(await storedRunFiles(studio, id)),
      test: { rows: sealed.rows, outputs: sealed.outputs },
    };
    studio.vault.runs.set(id, opened);
    const look = { number, at: opening.at, reason, version, scores: sealed.scores };
    studio.record((project) => ({
      ...project,
      runs: project.runs.map((run) =>
        run.id === id ? { ...run, test: sealed.scores, looks: [...(run.looks ?? []), look] } : run,
      ),
    }));
    studio.saveRun(id, opened);
  }
}
