import type { BuilderOptions, Oddities } from "#core/ingest/builder-options.ts";
import type { CellBlock } from "#core/ingest/bytes/cell-block.ts";
import type { CellTaker } from "#core/ingest/cell-taker.ts";
import type { CellsPart, CellsState } from "#core/ingest/cells-part.ts";
import { DateCells } from "#core/ingest/date-cells.ts";
import { TextStore } from "#core/ingest/growable.ts";
import { NumberCells } from "#core/ingest/number-cells.ts";
import { TextCells } from "#core/ingest/text-cells.ts";
import { TokenCells } from "#core/ingest/token-cells.ts";

/** From so many different cells on, those of a column are held as they are where half of them differ, */
const rawFrom = 20_000;
/** and from so many on in any case. */
const mostTokens = 100_000;

/**
 * The cells of one column in a part of a file. It decides nothing: what the column is taken for by the start of the file
 * is taken as that, and the rest is kept as it is written.
 */
export class ColumnShare implements CellTaker {
  readonly #typed: NumberCells | DateCells | TextCells | null;
  #held = new TokenCells();
  readonly #nKnown: number;
  #raw: TextStore | null = null;

  constructor(options: BuilderOptions, state: CellsState) {
    this.#typed = typedCells(options, state);
    const known = state.cells === "tokens" ? state.tokens : [];
    for (const token of known) this.#held.tokens.codeOf(token);
    this.#nKnown = known.length;
  }

  add(records: readonly (readonly string[])[], c: number): void {
    if (this.#typed !== null) {
      if (!this.#typed.broken) this.#typed.add(records, c, 0);
      return;
    }
    for (const record of records) {
      const cell = record[c] ?? "";
      if (this.#raw !== null) this.#raw.push(cell);
      else {
        this.#held.push(cell);
        this.#look();
      }
    }
  }

  addBlock(block: CellBlock, c: number): void {
    if (this.#typed !== null) {
      if (!this.#typed.broken) this.#typed.addBlock(block, c, 0);
      return;
    }
    const { bytes, starts, ends, width, nRows } = block;
    let row = 0;
    if (this.#raw === null) {
      row = this.#held.addBlock(block, c, 0, Number.POSITIVE_INFINITY);
      this.#look();
    }
    for (let i = row * width + c; row < nRows; row++, i += width)
      this.#raw?.pushBytes(bytes, starts[i]!, ends[i]!);
  }

  /** It lets go of it. */
  finish(): CellsPart {
    if (this.#typed !== null) return this.#typed.part();
    if (this.#raw !== null) return { cells: "raw", ...this.#raw.finish() };
    const { tokens, codes } = this.#held;
    return { cells: "tokens", tokens: tokens.tokens(), nKnown: this.#nKnown, codes: codes.chunks() };
  }

  /** Whether the spellings are still worth holding once each. */
  #look(): void {
    const { tokens, codes } = this.#held;
    const { size } = tokens;
    if (size <= rawFrom || (size <= mostTokens && size * 2 <= codes.length)) return;
    const raw = new TextStore();
    const spellings = tokens.tokens();
    for (const chunk of codes.chunks()) for (const held of chunk) raw.push(spellings[held]!);
    this.#held = new TokenCells();
    this.#raw = raw;
  }
}

function typedCells(options: BuilderOptions, state: CellsState): NumberCells | DateCells | TextCells | null {
  const oddities: Oddities = { missingTokens: new Map(), infinite: 0, misfits: 0 };
  switch (state.cells) {
    case "tokens":
      return null;
    case "numbers":
      return new NumberCells(options, oddities, state);
    case "dates":
      return new DateCells(options, oddities, state.format);
    case "text":
      return new TextCells(options, oddities);
  }
}
