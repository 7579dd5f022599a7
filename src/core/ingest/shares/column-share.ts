import type { BuilderOptions, Oddities } from "#core/ingest/builder-options.ts";
import type { CellBlock } from "#core/ingest/bytes/cell-block.ts";
import type { CellTaker } from "#core/ingest/cell-taker.ts";
import type { CellsPart, CellsState } from "#core/ingest/cells-part.ts";
import { DateCells } from "#core/ingest/date-cells.ts";
import { IntegerStore, TextStore } from "#core/ingest/growable.ts";
import { NumberCells } from "#core/ingest/number-cells.ts";
import { TextCells } from "#core/ingest/text-cells.ts";
import { TokenTable } from "#core/ingest/token-table.ts";

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
  #tokens = new TokenTable();
  readonly #codes = new IntegerStore();
  #length = 0;
  #raw: TextStore | null = null;

  constructor(options: BuilderOptions, state: CellsState) {
    this.#typed = typedCells(options, state);
  }

  add(records: readonly (readonly string[])[], c: number): void {
    if (this.#typed !== null) {
      if (!this.#typed.broken) this.#typed.add(records, c, 0);
      return;
    }
    for (const record of records) {
      const cell = record[c] ?? "";
      if (this.#raw !== null) this.#raw.push(cell);
      else this.#token(this.#tokens.codeOf(cell));
    }
  }

  addBlock(block: CellBlock, c: number): void {
    if (this.#typed !== null) {
      if (!this.#typed.broken) this.#typed.addBlock(block, c, 0);
      return;
    }
    const { bytes, starts, ends, width, nRows } = block;
    for (let r = 0, i = c; r < nRows; r++, i += width) {
      const start = starts[i]!;
      const end = ends[i]!;
      if (this.#raw !== null) this.#raw.pushBytes(bytes, start, end);
      else this.#token(this.#tokens.codeOfBytes(bytes, start, end));
    }
  }

  /** It lets go of it. */
  finish(): CellsPart {
    if (this.#typed !== null) return this.#typed.part();
    if (this.#raw !== null) return { cells: "raw", ...this.#raw.finish() };
    return { cells: "tokens", tokens: this.#tokens.tokens(), codes: this.#codes.chunks() };
  }

  #token(code: number): void {
    this.#codes.push(code);
    this.#length++;
    if (code < rawFrom) return;
    const { size } = this.#tokens;
    if (size <= mostTokens && size * 2 <= this.#length) return;
    const raw = new TextStore();
    const tokens = this.#tokens.tokens();
    for (const chunk of this.#codes.chunks()) for (const held of chunk) raw.push(tokens[held]!);
    this.#tokens = new TokenTable();
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
