import type { Oddities } from "#core/ingest/builder-options.ts";
import type { DateFormat } from "#core/ingest/dates.ts";
import type { SettledNumbers } from "#core/ingest/formats.ts";
import type { NumberChunks, SmallIntegers } from "#core/ingest/growable.ts";

/** What the cells of a column are taken for. All but "tokens" stays so to the end of the file. */
export type CellsState =
  | {
      readonly cells: "tokens";
      /** The spellings so far, by code; none where there are very many. */
      readonly tokens: readonly string[];
    }
  | ({ readonly cells: "numbers" } & Pick<SettledNumbers, "format" | "around">)
  | { readonly cells: "dates"; readonly format: DateFormat }
  | { readonly cells: "text" };

interface TypedPart {
  readonly oddities: Oddities;
  /** A cell contradicts what the column is taken for. */
  readonly broken: boolean;
}
export interface NumbersPart extends TypedPart, NumberChunks {
  readonly cells: "numbers";
  readonly integers: boolean;
}
export interface DatesPart extends TypedPart, NumberChunks {
  readonly cells: "dates";
  readonly hasTime: boolean;
}
export interface TokensPart {
  readonly cells: "tokens";
  readonly tokens: readonly string[];
  /** So many of them, the first ones, are those of the state it began in. */
  readonly nKnown: number;
  readonly codes: readonly SmallIntegers[];
}
/** Texts end to end as UTF-8: text i is bytes [offsets[i], offsets[i + 1]). */
export interface TextsPart {
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
}
export interface TextPart extends TextsPart {
  readonly cells: "text";
  readonly oddities: Oddities;
}

/**
 * The cells of a column in a part of a file, for whoever took those before it. Typed ones as that column took them;
 * "tokens" and "raw" as they are written: each spelling once, in the order in which they first come, or cell by cell.
 */
export type CellsPart =
  | TokensPart
  | ({ readonly cells: "raw" } & TextsPart)
  | NumbersPart
  | DatesPart
  | TextPart;
