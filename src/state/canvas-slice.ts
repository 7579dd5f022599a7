import { addNote, changeNote, groupSteps, joinGroup, renameGroup } from "#core/pipeline/annotate.ts";
import { addStep, moveSteps, removeSteps, renameStep, tidy, whyNotRemove } from "#core/pipeline/arrange.ts";
import { branch, duplicate, paste } from "#core/pipeline/clip.ts";
import { findNode, type PipelineGraph } from "#core/pipeline/graph.ts";
import { nodeKinds } from "#core/pipeline/node-kinds.ts";
import { stepTitle } from "#core/pipeline/step-words.ts";
import { connect, disconnect, insertOnWire } from "#core/pipeline/wiring.ts";
import type { NodeId } from "#core/shared/brand.ts";
import type { Studio } from "#state/context.ts";
import { changedModels } from "#state/node-states.ts";
import type { RerunMode, StudioVerbs } from "#state/studio-state.ts";

type CanvasVerbs = Pick<
  StudioVerbs,
  | "addStep"
  | "removeSteps"
  | "connectSteps"
  | "disconnectSteps"
  | "putOnWire"
  | "duplicateSteps"
  | "branchFrom"
  | "pasteSteps"
  | "renameStep"
  | "moveSteps"
  | "tidySteps"
  | "groupSteps"
  | "renameGroup"
  | "joinGroup"
  | "addNote"
  | "changeNote"
  | "trainChanged"
  | "setRerun"
>;

/** Edits of the drawing by the person. Each is one named step of undo. */
export function canvasVerbs(studio: Studio): CanvasVerbs {
  const graph = () => studio.get().project.graph;
  const edit = (name: string, change: (graph: PipelineGraph) => PipelineGraph, group: string | null = null) =>
    studio.edit(name, group, (project) => {
      const after = change(project.graph);
      return after === project.graph ? project : { ...project, graph: after };
    });
  /** An edit that brings steps: their ids. */
  const editWithNew = (name: string, change: (graph: PipelineGraph) => PipelineGraph): readonly NodeId[] => {
    const before = new Set(graph().nodes.map(({ id }) => id));
    edit(name, change);
    return graph().nodes.flatMap(({ id }) => (before.has(id) ? [] : [id]));
  };
  const title = (id: NodeId) => {
    const node = findNode(graph(), id);
    return node ? stepTitle(node) : id;
  };
  const counted = (ids: readonly NodeId[]) =>
    ids.length === 1 && ids[0] ? title(ids[0]) : `${ids.length} steps`;

  return {
    addStep: (kind, placing) =>
      // A model may bring its recipe; what was asked for comes last.
      editWithNew(`add ${nodeKinds.get(kind)?.title ?? kind}`, (now) => addStep(now, kind, placing)).at(-1) ??
      null,
    removeSteps(ids) {
      const going = ids.filter((id) => whyNotRemove(graph(), id) === null);
      if (going.length > 0) edit(`remove ${counted(going)}`, (now) => removeSteps(now, going));
    },
    connectSteps: (from, to) => edit(`wire ${title(from)} to ${title(to)}`, (now) => connect(now, from, to)),
    disconnectSteps: (from, to) =>
      edit(`cut the wire from ${title(from)} to ${title(to)}`, (now) => disconnect(now, from, to)),
    putOnWire: (wire, id) =>
      edit(`put ${title(id)} on the wire to ${title(wire.to)}`, (now) => insertOnWire(now, wire, id)),
    duplicateSteps: (ids) => editWithNew(`duplicate ${counted(ids)}`, (now) => duplicate(now, ids).graph),
    branchFrom: (id) => editWithNew(`branch from ${title(id)}`, (now) => branch(now, id).graph),
    pasteSteps: (clip) =>
      editWithNew("paste steps", (now) => {
        const pasted = paste(now, clip, { x: 32, y: 32 });
        return pasted.ids.length === 0 ? now : pasted.graph;
      }),
    renameStep: (id, name) => edit(`rename ${title(id)}`, (now) => renameStep(now, id, name)),
    moveSteps(positions) {
      const ids = [...positions.keys()];
      edit(`move ${counted(ids)}`, (now) => moveSteps(now, positions), `move ${ids.join(" ")}`);
    },
    tidySteps: () => edit("tidy the canvas", tidy),
    groupSteps: (ids, name) => edit(`group ${counted(ids)}`, (now) => groupSteps(now, ids, name)),
    joinGroup: (step, group) =>
      edit(group === null ? "take a step out of its group" : "put a step into a group", (now) =>
        joinGroup(now, step, group),
      ),
    renameGroup: (id, name) =>
      edit(name.trim() === "" ? "dissolve a group" : "rename a group", (now) => renameGroup(now, id, name)),
    addNote: (text, position) => edit("add a note", (now) => addNote(now, text, position)),
    changeNote: (id, change) =>
      edit(
        change.text?.trim() === "" ? "remove a note" : "change a note",
        (now) => changeNote(now, id, change),
        id,
      ),
    trainChanged() {
      const changed = changedModels(studio.get());
      if (changed.length > 0) studio.get().train(changed);
    },
    setRerun(rerun) {
      studio.set({ rerun });
      studio.vault.storage?.documents
        .setSetting(setting, rerun)
        .catch((error: unknown) => studio.report(error));
      if (rerun === "auto") studio.get().trainChanged();
    },
  };
}

const setting = "rerun";
/** So that a slider on its way does not start a training at every notch, ms. */
const settle = 800;

/** Trains what changed a moment after the last edit, where the person wants that. */
export function watchForRerun(studio: Studio): { changed(): void } {
  let cancel: (() => void) | null = null;
  return {
    changed() {
      cancel?.();
      if (studio.get().rerun !== "auto") return;
      cancel = studio.services.later(settle, () => {
        if (studio.get().rerun === "auto" && studio.get().data.status === "ready")
          studio.get().trainChanged();
      });
    },
  };
}

/** The mode as it was left, once storage is open. */
export async function restoreRerun(studio: Studio): Promise<void> {
  const known = await studio.vault.storage?.documents.setting(setting);
  const rerun: RerunMode = known === "auto" ? "auto" : "hand";
  if (studio.get().rerun !== rerun) studio.set({ rerun });
}
