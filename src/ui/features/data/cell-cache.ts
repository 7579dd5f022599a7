import type { Cells } from "#state/query-answers.ts";

export interface RowCells {
  /** Data row number. */
  readonly row: number;
  readonly selected: boolean;
  /** Text of one column; null is missing. */
  cell(column: number): string | null;
  /** Characters of room right of a number, so that decimal points of a column stand in line. */
  room(column: number): number;
}

/** The same object for a row as long as its block is kept, so that a line need not be drawn again. */
interface Block {
  readonly start: number;
  readonly rows: readonly RowCells[];
}

const maxBlocks = 48;
const cellsPerBlock = 24_000;

/** Rows a block holds: wide tables get short blocks, so that an answer stays small. */
export function rowsPerBlock(nColumns: number): number {
  return Math.max(16, Math.min(256, Math.floor(cellsPerBlock / Math.max(1, nColumns))));
}

/**
 * Cells of the rows that are looked at, asked for in blocks and kept while they are near. Until a block arrives,
 * the same rows of `before` (the same table with another selection) are shown, so that nothing flickers.
 */
export class CellCache {
  readonly #ask: (start: number, end: number) => Promise<Cells>;
  readonly #blockRows: number;
  readonly #nRows: number;
  readonly #blocks = new Map<number, Block | "asked">();
  readonly #listeners = new Set<() => void>();
  #before: CellCache | null;
  #version = 0;
  #failure: unknown = null;

  constructor(
    ask: (start: number, end: number) => Promise<Cells>,
    nRows: number,
    nColumns: number,
    before: CellCache | null,
  ) {
    this.#ask = ask;
    this.#nRows = nRows;
    this.#blockRows = rowsPerBlock(nColumns);
    this.#before = before;
    if (before) before.#before = null;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  /** Grows whenever an answer arrives. */
  readonly version = (): number => this.#version;
  readonly failure = (): unknown => this.#failure;

  /** Row `index` of what is shown, or null while it is on its way. */
  row(index: number): RowCells | null {
    const block = this.#blocks.get(Math.floor(index / this.#blockRows));
    if (block === undefined || block === "asked") return this.#before?.row(index) ?? null;
    return block.rows[index - block.start] ?? null;
  }

  /** Asks for what rows [first, last) need and is not here; the longest unseen blocks make room. */
  want(first: number, last: number): void {
    if (last <= first) return;
    const to = Math.floor((last - 1) / this.#blockRows);
    for (let block = Math.floor(first / this.#blockRows); block <= to; block++) {
      const known = this.#blocks.get(block);
      if (known === undefined) void this.#load(block);
      else {
        this.#blocks.delete(block);
        this.#blocks.set(block, known);
      }
    }
    for (const block of this.#blocks.keys()) {
      if (this.#blocks.size <= maxBlocks) break;
      this.#blocks.delete(block);
    }
  }

  async #load(block: number): Promise<void> {
    this.#blocks.set(block, "asked");
    const start = block * this.#blockRows;
    try {
      const cells = await this.#ask(start, Math.min(this.#nRows, start + this.#blockRows));
      if (this.#blocks.has(block)) this.#blocks.set(block, { start: cells.start, rows: rowsOf(cells) });
    } catch (error) {
      this.#blocks.delete(block);
      this.#failure = error;
    }
    this.#version++;
    for (const listener of this.#listeners) listener();
  }
}

function rowsOf({ rows, selected, columns }: Cells): readonly RowCells[] {
  /** By column, once it is looked at: of thousands most never are. */
  const longest = new Map<number, number>();
  const longestOf = (column: number) => {
    const known =
      longest.get(column) ?? Math.max(0, ...(columns[column] ?? []).map((text) => tailOf(text ?? "")));
    longest.set(column, known);
    return known;
  };
  return rows.map((row, at) => {
    const cell = (column: number) => columns[column]?.[at] ?? null;
    return {
      row,
      selected: selected[at] ?? false,
      cell,
      room(column) {
        const text = cell(column);
        if (text === null || !plainNumber.test(text)) return 0;
        return Math.min(longestOf(column) - tailOf(text), Math.max(0, mostCharacters - text.length));
      },
    };
  });
}

/** What fits the narrowest column: a number is never moved so far that its first digits are lost. */
const mostCharacters = 11;
const plainNumber = /^-?\d+(?:\.\d+)?$/;

/** Characters of a plain number from its point on. */
function tailOf(text: string): number {
  const point = text.indexOf(".");
  return point < 0 || !plainNumber.test(text) ? 0 : text.length - point;
}
