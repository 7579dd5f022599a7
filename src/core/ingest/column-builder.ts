import type { BuilderOptions, Oddities } from "#core/ingest/builder-options.ts";
import type { CellBlock } from "#core/ingest/bytes/cell-block.ts";
import type { CellsPart, CellsState, TextsPart, TokensPart } from "#core/ingest/cells-part.ts";
import { DateCells } from "#core/ingest/date-cells.ts";
import { areCompactDates, type DateFormat } from "#core/ingest/dates.ts";
import { plainlyDecimals, settleNumberFormat } from "#core/ingest/formats.ts";
import { plainRoom } from "#core/ingest/bytes/cell-room.ts";
import { NumberCells } from "#core/ingest/number-cells.ts";
import { isInfinite, type NumberFormat } from "#core/ingest/numbers.ts";
import { settleDateFormat } from "#core/ingest/settle-dates.ts";
import { TextCells } from "#core/ingest/text-cells.ts";
import { TokenCells } from "#core/ingest/token-cells.ts";
import type { ColumnKind } from "#core/frame/column.ts";

export type Collected =
  | { readonly mode: "tokens"; readonly tokens: readonly string[]; readonly codes: Int32Array }
  | {
      readonly mode: "numbers";
      readonly values: Float32Array | Float64Array;
      readonly integers: boolean;
      readonly format: NumberFormat;
      /** As in `SettledNumbers`. */
      readonly around: string | null;
    }
  | {
      readonly mode: "dates";
      readonly values: Float32Array | Float64Array;
      readonly hasTime: boolean;
      readonly format: DateFormat;
    }
  | { readonly mode: "text"; readonly bytes: Uint8Array; readonly offsets: Uint32Array };

type Records = readonly (readonly string[])[];

/** From so many different cells on, a column of numbers or dates is parsed as it comes. */
const typedFrom = 1024;
/** Of very many columns, decimals are parsed from so many on: spellings are kept of 256 at most, and some are missing values. */
const earlyFrom = 264;
/** From so many on, a column of words that mostly differ is kept as text. */
const textFrom = 20_000;
/** More spellings than this are not told those who read further parts. */
const mostTold = 4096;
/** Of the cells of a part, so many are taken at once. */
const batchCells = 4096;
/** More different words than this are text, however often each is used. */
const mostCategories = 100_000;

/**
 * One column as its cells come. Cells are held as tokens (each spelling once) for as long as there are few,
 * so that kinds are decided on all of them; a column of many becomes numbers, dates or text on the way.
 */
export class ColumnBuilder {
  readonly oddities: Oddities = { missingTokens: new Map(), infinite: 0, misfits: 0 };
  readonly #options: BuilderOptions;
  #held = new TokenCells();
  /** What takes the cells once they are no longer held as tokens. */
  #typed: NumberCells | DateCells | TextCells | null = null;
  #reconsiderAt: number;
  #words: boolean;

  constructor(options: BuilderOptions) {
    this.#options = options;
    const { forced } = options;
    this.#words = options.words || (forced !== null && !isTypedKind(forced));
    this.#reconsiderAt = this.#words ? textFrom : typedFrom;
    if (options.early && !this.#words && forced === null) this.#reconsiderAt = earlyFrom;
    if (forced === "categorical" || forced === "boolean") this.#reconsiderAt = Number.POSITIVE_INFINITY;
  }

  /** A late cell contradicts what the column was taken for: it has to be read again as words. */
  get broken(): boolean {
    return this.#typed?.broken ?? false;
  }

  /** Field `c` of each record; a record too short has nothing there. */
  add(records: Records, c: number): void {
    if (this.broken) return;
    const from = this.#typed === null ? this.#addTokens(records, c) : 0;
    if (from < records.length) this.#typed?.add(records, c, from);
  }

  /** As `add`, of records that are places in bytes. */
  addBlock(block: CellBlock, c: number): void {
    if (this.broken) return;
    const from = this.#typed === null ? this.#addTokenBytes(block, c) : 0;
    if (from < block.nRows) this.#typed?.addBlock(block, c, from);
  }

  /** What its cells are taken for by now. */
  get state(): CellsState {
    if (this.#typed !== null) return this.#typed.state;
    const { tokens } = this.#held;
    return { cells: "tokens", tokens: tokens.size > mostTold ? [] : tokens.tokens() };
  }

  /** As `add`, of the cells that another took, who began in a state of this column. */
  append(part: CellsPart): void {
    if (this.broken) return;
    const typed = this.#typed;
    if (part.cells === "tokens") this.#appendTokens(part);
    else if (part.cells === "raw") for (const block of blocksOf(part)) this.addBlock(block, 0);
    else if (part.cells === "numbers" && typed instanceof NumberCells) typed.append(part);
    else if (part.cells === "dates" && typed instanceof DateCells) typed.append(part);
    else if (part.cells === "text" && typed instanceof TextCells) typed.append(part);
    else throw new Error(`A column of ${this.state.cells} was given ${part.cells}`);
  }

  finish(): Collected {
    if (this.#typed !== null) return this.#typed.finish();
    const finished = {
      mode: "tokens" as const,
      tokens: this.#held.tokens.tokens(),
      codes: this.#held.codes.finish(),
    };
    this.#held = new TokenCells();
    return finished;
  }

  /** @returns the first record not taken, when the mode changed on the way */
  #addTokens(records: Records, c: number): number {
    const held = this.#held;
    for (let r = 0; r < records.length; r++) {
      const known = held.tokens.size;
      const code = held.push(records[r]![c] ?? "");
      if (code === known && code >= this.#reconsiderAt) {
        this.#reconsider();
        if (this.#typed !== null) return r + 1;
      }
    }
    return records.length;
  }

  #appendTokens({ tokens, nKnown, codes }: TokensPart): void {
    if (this.#typed === null && this.#held.tokens.size + tokens.length - nKnown <= this.#reconsiderAt)
      return this.#held.append(tokens, nKnown, codes);
    const known = new Int32Array(tokens.length).fill(-1);
    const records = tokens.map((token) => [token]);
    let batch: (readonly string[])[] = [];
    for (const chunk of codes) {
      for (let i = 0; i < chunk.length; i++) {
        const theirs = chunk[i]!;
        const code = known[theirs]!;
        if (this.#typed !== null) {
          batch.push(records[theirs]!);
          if (batch.length < batchCells) continue;
          this.add(batch, 0);
          batch = [];
        } else if (code !== -1) this.#held.codes.push(code);
        else {
          this.#addTokens([records[theirs]!], 0);
          if (this.#typed === null) known[theirs] = this.#held.tokens.codeOf(tokens[theirs]!);
        }
      }
    }
    this.add(batch, 0);
  }

  #addTokenBytes(block: CellBlock, c: number): number {
    const { tokens } = this.#held;
    for (let row = 0; ; ) {
      const known = tokens.size;
      row = this.#held.addBlock(block, c, row, this.#reconsiderAt);
      if (tokens.size <= Math.max(known, this.#reconsiderAt)) return row;
      this.#reconsider();
      if (this.#typed !== null || row === block.nRows) return row;
    }
  }

  #reconsider(): void {
    const { missing, forced, dateOrder, numbers } = this.#options;
    if (!this.#words) {
      if (this.#reconsiderAt === earlyFrom && numbers === null && this.#held.tokens.areSurelyDecimals())
        return this.#become(new NumberCells(this.#options, this.oddities, { format: "point", around: null }));
      const trimmed: string[] = [];
      for (const token of this.#held.tokens.tokens()) {
        const spelling = token.trim();
        if (!missing.amongNumbers(token) && !isInfinite(spelling)) trimmed.push(spelling);
      }
      if (this.#reconsiderAt === earlyFrom) {
        this.#reconsiderAt = typedFrom;
        if (numbers === null && plainlyDecimals(trimmed))
          this.#become(new NumberCells(this.#options, this.oddities, { format: "point", around: null }));
        return;
      }
      if (forced === null && areCompactDates(trimmed))
        return this.#become(new DateCells(this.#options, this.oddities, "compact"));
      const number = settleNumberFormat(trimmed, this.#options, null);
      if (number !== null && forced !== "datetime") {
        if (number.ambiguous && forced === null && this.#held.tokens.size < textFrom) {
          this.#reconsiderAt = this.#held.tokens.size * 2;
          return;
        }
        return this.#become(new NumberCells(this.#options, this.oddities, number));
      }
      const date = settleDateFormat(trimmed, dateOrder, forced !== null);
      if (date.format !== null && (forced === null || forced === "datetime")) {
        return this.#become(new DateCells(this.#options, this.oddities, date.format));
      }
      this.#words = true;
      this.#reconsiderAt = textFrom;
      return;
    }
    const tooMany = this.#held.tokens.size > mostCategories;
    if (tooMany || forced === "text" || this.#held.tokens.size * 2 > this.#held.codes.length)
      return this.#become(new TextCells(this.#options, this.oddities));
    this.#reconsiderAt = Math.min(this.#held.tokens.size * 2, mostCategories);
  }

  /** Goes through the tokens held so far as what they are now, then lets go of them. */
  #become(typed: NumberCells | DateCells | TextCells): void {
    this.#typed = typed;
    const codes = this.#held.codes.finish();
    const table = this.#held.tokens;
    this.#held = new TokenCells();
    const block = table.block(codes);
    if (block !== null) return typed.addBlock(block, 0, 0);
    const tokens = table.tokens();
    const cell: string[] = [""];
    const record = [cell];
    for (let i = 0; i < codes.length && !typed.broken; i++) {
      cell[0] = tokens[codes[i]!]!;
      typed.add(record, 0, 0);
    }
  }
}

/** Texts end to end as blocks of one column. */
function* blocksOf({ bytes, offsets }: TextsPart): Generator<CellBlock> {
  const n = offsets.length - 1;
  for (let from = 0; from < n; from += batchCells) {
    const to = Math.min(from + batchCells, n);
    const start = offsets[from]!;
    const places = Int32Array.from(offsets.subarray(from, to + 1), (offset) => offset - start);
    yield {
      bytes: bytes.subarray(start, offsets[to]),
      starts: places.subarray(0, -1),
      ends: places.subarray(1),
      width: 1,
      nRows: to - from,
      room: plainRoom,
    };
  }
}

function isTypedKind(kind: ColumnKind): boolean {
  return kind === "numeric" || kind === "integer" || kind === "datetime";
}
