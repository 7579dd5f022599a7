import type { Studio } from "#state/context.ts";
import { tableOptionsOf } from "#core/pipeline/table-chain.ts";
import { setCells } from "#core/table-edits/steps/set-cells/schema.ts";
import type { TableEdit } from "#core/table-edits/table-edit.ts";
import { editWords } from "#core/table-edits/apply-edits.ts";
import { choosePartsAgain } from "#state/choose-parts.ts";
import { importFile, readWith } from "#state/import.ts";
import { keepLookedAt } from "#state/other-tables.ts";
import { readingStep } from "#state/reading-step.ts";
import type { StudioVerbs } from "#state/studio-state.ts";

type DataVerbs = Pick<
  StudioVerbs,
  | "expectFile"
  | "openFile"
  | "openFiles"
  | "answerParts"
  | "chooseParts"
  | "openText"
  | "openSample"
  | "openShared"
  | "cancelImport"
  | "readPart"
  | "reread"
  | "readAgain"
  | "setKind"
  | "addEdit"
  | "addOther"
  | "setEdits"
  | "setCell"
>;

export function dataVerbs(studio: Studio): DataVerbs {
  const guarded = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      studio.report(error);
    }
  };
  const readNow = () => tableOptionsOf(studio.get().project.graph) ?? {};
  return {
    expectFile: () => studio.data.wake(),
    openFile: (file, name) => guarded(() => importFile(studio, file, name, null)),
    openFiles: (files, name) =>
      guarded(async () => {
        const file = await studio.data.run("packFiles", { files, name });
        await importFile(studio, file, name, null);
      }),
    answerParts: (names) => studio.vault.answerParts?.(names),
    chooseParts: () => guarded(() => choosePartsAgain(studio)),
    openText: (text) =>
      guarded(() => importFile(studio, new Blob([text], { type: "text/plain" }), "pasted.csv", null)),
    openSample: (id) =>
      guarded(async () => {
        const { file, name } = await studio.services.fetchSample(id);
        await importFile(studio, file, name, id);
      }),
    openShared: (text) => guarded(async () => (await import("#state/share.ts")).openShared(studio, text)),
    cancelImport: () => studio.vault.importing?.abort(),
    readPart: (part) => studio.vault.answerLarge?.(part),
    addEdit: (edit) =>
      guarded(() => {
        const { edits = [] } = readNow();
        return readWith(studio, { ...readNow(), edits: [...edits, edit] }, editWords(edit));
      }),
    addOther: (edit) =>
      guarded(async () => {
        await keepLookedAt(studio, edit);
        await studio.get().addEdit(edit);
      }),
    setCell: (column, row, text) =>
      guarded(() => {
        const { edits = [] } = readNow();
        const step = editWords(cellEdit(column, [[row, text]]));
        return readWith(studio, { ...readNow(), edits: withCell(edits, column, row, text) }, step);
      }),
    setEdits: (edits, step) => guarded(() => readWith(studio, { ...readNow(), edits }, step)),
    reread: (options) => guarded(() => readWith(studio, { ...readNow(), ...options })),
    readAgain: (options) =>
      guarded(() => {
        const { edits, ...before } = readNow();
        return readWith(studio, { ...options, ...(edits ? { edits } : {}) }, readingStep(before, options));
      }),
    setKind: (column, kind) =>
      guarded(() => {
        // A column may have come or been renamed by an edit: then its kind is an edit too.
        if ((readNow().edits ?? []).length > 0)
          return studio.get().addEdit({ edit: "change-kind", params: { column, kind }, on: true });
        const kinds = (readNow().kinds ?? []).filter(([name]) => name !== column);
        return readWith(studio, { ...readNow(), kinds: [...kinds, [column, kind]] });
      }),
  };
}

type CellEdits = readonly (readonly [row: number, text: string | null])[];

function cellEdit(column: string, cells: CellEdits): TableEdit {
  return { edit: setCells.id, params: { column, cells }, on: true };
}

/** Cells of one column that are edited one after the other are one edit in the list. */
function withCell(
  edits: readonly TableEdit[],
  column: string,
  row: number,
  text: string | null,
): readonly TableEdit[] {
  const last = edits.at(-1);
  const before = last?.params as { readonly column: string; readonly cells: CellEdits } | undefined;
  if (!last?.on || last.edit !== setCells.id || before?.column !== column)
    return [...edits, cellEdit(column, [[row, text]])];
  const others = before.cells.filter(([at]) => at !== row);
  return [...edits.slice(0, -1), cellEdit(column, [...others, [row, text]])];
}
