import { learnNodesOf } from "#core/pipeline/edit.ts";
import { nodeKeys } from "#core/pipeline/node-keys.ts";
import type { NodeId, ProjectId } from "#core/shared/brand.ts";
import type { Studio } from "#state/context.ts";
import type { Job } from "#state/studio-state.ts";
import type { Storage } from "#state/storage/storage.ts";
import type { Vault } from "#state/vault.ts";

/** Trainings that a reload, or the end of the tab, cut off. */
export interface CutOff {
  readonly nodes: readonly NodeId[];
  /** Whether they were started again; not so where that was tried once, and the page ended again. */
  readonly isRestarted: boolean;
  /** Fits (a fold, or that on all rows) that were done or had a checkpoint, and go on from there. */
  readonly nKept: number;
}

/** As it stands beside the document: what is under way, and whether it is so for the second time. */
interface UnderWay {
  readonly nodes: readonly NodeId[];
  readonly isRestarted: boolean;
}

/** Writes down which models are being trained, so that a page that ends in the middle is not the last word. */
export interface CutOffRecord {
  /** The list of jobs changed. */
  seen(project: ProjectId, jobs: readonly Job[]): void;
  /** Offers what the last visit did not finish, and starts it where that is safe. */
  restore(): Promise<void>;
}

export function createCutOffRecord(
  studio: Pick<Studio, "get" | "set" | "keeper"> & { readonly vault: Vault },
): CutOffRecord {
  let written = "";
  let isRestarted = false;
  let writing: Promise<void> = Promise.resolve();

  function write(project: ProjectId, text: string | null): void {
    writing = writing.then(async () => {
      await studio.vault.opening;
      const { storage } = studio.vault;
      // What cannot be kept here cannot be kept of the document either, which says so.
      await storage?.documents.setSetting(settingOf(project), text).catch(() => undefined);
    });
  }

  return {
    seen(project, jobs) {
      const nodes = [...new Set(jobs.map(({ node }) => node))];
      if (nodes.length === 0) isRestarted = false;
      const text = nodes.length === 0 ? "" : JSON.stringify({ nodes, isRestarted } satisfies UnderWay);
      if (text === written) return;
      written = text;
      write(project, text === "" ? null : text);
    },
    async restore() {
      await writing;
      const { storage } = studio.vault;
      const { project, readOnly, data, jobs } = studio.get();
      if (!storage || readOnly || data.status !== "ready") return;
      const before = await read(storage, project.id);
      const known = new Set(learnNodesOf(project.graph).map(({ id }) => id));
      const nodes = before?.nodes.filter((id) => known.has(id)) ?? [];
      const keys = nodeKeys(project.graph, project.source?.contentHash ?? "");
      const nKept = await studio.keeper.load(project.id, new Set(nodes.map((node) => keys.get(node) ?? "")));
      if (!before) return;
      if (nodes.length === 0) return write(project.id, null);
      const starts = !before.isRestarted && jobs.length === 0;
      studio.set({ cutOff: { nodes, isRestarted: starts, nKept } });
      if (!starts) return;
      isRestarted = true; // should the page end again, it may be their doing: the next visit only asks
      studio.get().train(nodes);
    },
  };
}

function settingOf(project: ProjectId): string {
  return `under-way ${project}`;
}

async function read({ documents }: Storage, project: ProjectId): Promise<UnderWay | null> {
  const text = await documents.setting(settingOf(project));
  return text === null ? null : (JSON.parse(text) as UnderWay); // our own, written in one piece
}
