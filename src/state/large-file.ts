import type { ReadOptions } from "#core/frame/reading.ts";
import type { TableForecast } from "#core/ingest/forecast-table.ts";
import { surelyFits } from "#core/ingest/surely-fits.ts";
import { LatheError } from "#core/shared/problems.ts";
import { askPerson } from "#state/ask-person.ts";
import type { Studio } from "#state/context.ts";

/** What of a file is to be read; empty: all of it. */
export type Part = Pick<ReadOptions, "columns" | "sample" | "onDisk">;

/** A file whose table would hardly fit, and waits for a person to say what of it is read. */
export interface LargeFile {
  readonly fileName: string;
  readonly byteLength: number;
  readonly forecast: TableForecast;
  /** Memory that a table may take here, bytes. */
  readonly budget: number;
  readonly disk: DiskRoom;
}

/** Whether all rows could be kept on disk. */
export interface DiskRoom {
  /** Why not at all; null where they could. */
  readonly refused: string | null;
  /** Bytes that the browser gives; null where it does not say. */
  readonly room: number | null;
  /** Bytes that all columns would take, about, and a copy of the file, which is kept too. */
  readonly columns: number;
  readonly copy: number;
}

/** Says before anything is read that a table will not fit, and waits for what of it to read. @returns null: nothing of it */
export async function partToRead(
  studio: Studio,
  importing: AbortController,
  file: Blob,
  name: string,
  options: ReadOptions,
): Promise<Part | null> {
  const { services, vault, set } = studio;
  const { tableBudget: budget } = services;
  const isChosen = options.sample !== undefined || options.columns !== undefined;
  if (budget === undefined || isChosen || file.size <= surelyFits(budget)) return {};
  const forecast = await forecastOf(studio, file, name, options, budget);
  if (importing.signal.aborted) return null;
  if (forecast === null || forecast.bytes <= budget) return {};
  const disk = await diskRoom(studio, file, forecast);
  if (importing.signal.aborted) return null;
  const question: LargeFile = { fileName: name, byteLength: file.size, forecast, budget, disk };
  return askPerson<Part>(importing.signal, {
    current: () => vault.answerLarge,
    put(answer) {
      vault.answerLarge = answer;
      set({ large: answer && question });
    },
  });
}

async function diskRoom(
  { services, vault }: Studio,
  file: Blob,
  { storedBytes: columns, isText }: TableForecast,
): Promise<DiskRoom> {
  const refused = !isText
    ? "only rows of delimited text that is not packed are kept there"
    : vault.storage === null
      ? "this browser keeps no files for this page"
      : null;
  return { refused, room: (await services.diskRoom?.()) ?? null, columns, copy: file.size };
}

/** null where nothing can be told, or where reading itself will say what is wrong. */
async function forecastOf(
  { data }: Studio,
  file: Blob,
  name: string,
  options: ReadOptions,
  budget: number,
): Promise<TableForecast | null> {
  try {
    return await data.run("forecast", { file, name, options, budget });
  } catch (error) {
    if (error instanceof LatheError) return null;
    throw error;
  }
}
