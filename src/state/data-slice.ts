import type { Studio } from "#state/context.ts";
import { importFile, readParamsOf, readWith } from "#state/import.ts";
import { openShared } from "#state/share.ts";
import type { StudioVerbs } from "#state/studio-state.ts";

type DataVerbs = Pick<
  StudioVerbs,
  "openFile" | "openText" | "openSample" | "openShared" | "cancelImport" | "reread" | "setKind"
>;

export function dataVerbs(studio: Studio): DataVerbs {
  const guarded = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      studio.report(error);
    }
  };
  const readNow = () => readParamsOf(studio.get().project.graph) ?? {};
  return {
    openFile: (file, name) => guarded(() => importFile(studio, file, name, null)),
    openText: (text) =>
      guarded(() => importFile(studio, new Blob([text], { type: "text/plain" }), "pasted.csv", null)),
    openSample: (id) =>
      guarded(async () => {
        const { file, name } = await studio.services.fetchSample(id);
        await importFile(studio, file, name, id);
      }),
    openShared: (text) => guarded(() => openShared(studio, text)),
    cancelImport: () => studio.vault.importing?.abort(),
    reread: (options) => guarded(() => readWith(studio, { ...readNow(), ...options })),
    setKind: (column, kind) =>
      guarded(() => {
        const kinds = (readNow().kinds ?? []).filter(([name]) => name !== column);
        return readWith(studio, { ...readNow(), kinds: [...kinds, [column, kind]] });
      }),
  };
}
