import { haveSameColumns, type PartFacts, type PartList } from "#core/ingest/preview/part-facts.ts";
import { LatheError } from "#core/shared/problems.ts";
import { tableOptionsOf } from "#core/pipeline/table-chain.ts";
import { readOptionsOf } from "#core/table-edits/table-options.ts";
import { askPerson } from "#state/ask-person.ts";
import type { Studio } from "#state/context.ts";

/** A workbook or an archive of several tables, which waits for a person to say which are read. */
export interface PartsQuestion extends PartList {
  readonly fileName: string;
  /** What is chosen to begin with: the only sensible choice, or what is read now. */
  readonly chosen: readonly string[];
}

/**
 * Asks which sheets or files are to be read, where there is more than one table to choose from.
 * @param now what is read now; null before the first reading
 * @returns `undefined` where there is nothing to choose; null: nothing of it
 */
export async function partsToRead(
  studio: Studio,
  signal: AbortSignal,
  file: Blob,
  name: string,
  now: readonly string[] | null,
): Promise<readonly string[] | null | undefined> {
  if (!(await mayHaveParts(file))) return undefined;
  const list = await listOf(studio, signal, file, name);
  if (signal.aborted) return null;
  if (list === null) return undefined;
  const readable = list.parts.filter(({ problem }) => problem === null);
  const [first, ...others] = readable;
  if (first === undefined) return undefined; // reading says why
  if (others.length === 0 && list.more === 0) return [first.name];
  const chosen = now ?? toBeginWith(first, others, list.more).map((part) => part.name);
  return ask(studio, signal, { ...list, fileName: name, chosen });
}

/** Asks about the open file once more, and reads it again where the answer is another. */
export async function choosePartsAgain(studio: Studio): Promise<void> {
  const { source: file } = studio.vault;
  const { project, data, readAgain } = studio.get();
  if (!file || !project.source || data.status !== "ready") return;
  const now = data.dataset.reading.parts ?? null;
  const signal = new AbortController().signal;
  const parts = await partsToRead(studio, signal, file, project.source.fileName, now);
  if (parts) await readAgain({ ...readOptionsOf(tableOptionsOf(project.graph) ?? {}), parts });
}

/** All of them where they can stand one under the other, else the largest. */
function toBeginWith(first: PartFacts, others: readonly PartFacts[], more: number): readonly PartFacts[] {
  if (more === 0 && others.every((part) => haveSameColumns(first, part))) return [first, ...others];
  return [others.reduce((largest, part) => (cellsOf(part) > cellsOf(largest) ? part : largest), first)];
}

/** Where only the start was read there are more than can be told. */
function cellsOf({ nRows, columns }: PartFacts): number {
  return columns.length * (nRows ?? longRows);
}
const longRows = 1e6;

function ask(
  { vault, set }: Studio,
  signal: AbortSignal,
  question: PartsQuestion,
): Promise<readonly string[] | null> {
  return askPerson<readonly string[]>(signal, {
    current: () => vault.answerParts,
    put(answer) {
      vault.answerParts = answer;
      set({ partsAsked: answer && question });
    },
  });
}

/** null where nothing can be told, or where reading itself will say what is wrong. */
async function listOf(
  { data }: Studio,
  signal: AbortSignal,
  file: Blob,
  name: string,
): Promise<PartList | null> {
  try {
    return await data.run("listParts", { file, name }, { finish: signal });
  } catch (error) {
    if (error instanceof LatheError || signal.aborted) return null;
    throw error;
  }
}

/** A zip begins with PK; nothing else has parts. */
async function mayHaveParts(file: Blob): Promise<boolean> {
  const [p, k] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return p === 0x50 && k === 0x4b;
}
