import {
  addOddities,
  type BuilderOptions,
  countMissing,
  type Oddities,
} from "#core/ingest/builder-options.ts";
import { type CellBlock, cellString } from "#core/ingest/bytes/cell-block.ts";
import type { TextPart } from "#core/ingest/cells-part.ts";
import { TextStore } from "#core/ingest/growable.ts";

/** A cell longer than this (characters) is no spelling of a missing value. */
const longestMissing = 64;

/** The cells of a column that was taken for text, kept as they come. */
export class TextCells {
  readonly broken = false;
  readonly #options: BuilderOptions;
  readonly #oddities: Oddities;
  readonly #store = new TextStore();

  constructor(options: BuilderOptions, oddities: Oddities) {
    this.#options = options;
    this.#oddities = oddities;
  }

  /** Field `c` of each record from `from` on; a record too short has nothing there. */
  add(records: readonly (readonly string[])[], c: number, from: number): void {
    for (let r = from; r < records.length; r++) {
      const cell = records[r]![c] ?? "";
      this.#store.push(this.#isMissing(cell) ? "" : cell);
    }
  }

  addBlock(block: CellBlock, c: number, from: number): void {
    const { bytes, starts, ends, width, nRows } = block;
    const { missing } = this.#options;
    const store = this.#store;
    for (let r = from, i = from * width + c; r < nRows; r++, i += width) {
      const first = starts[i]!;
      const end = ends[i]!;
      if (first < end && missing.mayBe(bytes, first, end) && this.#isMissing(cellString(block, i)))
        store.push("");
      else store.pushBytes(bytes, first, end);
    }
  }

  get state() {
    return { cells: "text" as const };
  }

  /** What it took, for those of the cells before. */
  part(): TextPart {
    return { cells: "text", oddities: this.#oddities, ...this.#store.finish() };
  }

  /** What cells after these hold. */
  append({ oddities, bytes, offsets }: TextPart): void {
    addOddities(this.#oddities, oddities);
    this.#store.append(bytes, offsets);
  }

  finish() {
    return { mode: "text" as const, ...this.#store.finish() };
  }

  #isMissing(cell: string): boolean {
    if (cell.length > longestMissing || !this.#options.missing.always(cell)) return false;
    countMissing(cell, 1, this.#oddities);
    return true;
  }
}
