import {
  addOddities,
  type BuilderOptions,
  countMissing,
  type Oddities,
} from "#core/ingest/builder-options.ts";
import { type CellBlock, cellString } from "#core/ingest/bytes/cell-block.ts";
import type { DatesPart } from "#core/ingest/cells-part.ts";
import { type DateFormat, parseDate, parsePlainIso } from "#core/ingest/dates.ts";
import { NumberStore } from "#core/ingest/growable.ts";

/** The cells of a column that was taken for dates, parsed as they come. */
export class DateCells {
  /** A cell is no date: the column has to be read again as words. */
  broken = false;
  readonly #options: BuilderOptions;
  readonly #oddities: Oddities;
  readonly #format: DateFormat;
  /** The short way may take a cell: it is written as it reads them, and no missing one is. */
  readonly #isPlain: boolean;
  readonly #store = new NumberStore();
  #hasTime = false;

  constructor(options: BuilderOptions, oddities: Oddities, format: DateFormat) {
    this.#options = options;
    this.#oddities = oddities;
    this.#format = format;
    this.#isPlain = format === "iso" && !options.missing.mayBeValues;
  }

  /** Field `c` of each record from `from` on; a record too short has nothing there. */
  add(records: readonly (readonly string[])[], c: number, from: number): void {
    const n = records.length;
    const isPlain = this.#isPlain;
    const values = this.#store.reserve(n - from);
    let at = this.#store.length;
    const start = at;
    for (let r = from; r < n; r++) {
      const cell = records[r]![c] ?? "";
      let epochMs = isPlain ? parsePlainIso(cell) : Number.NaN;
      if (epochMs !== epochMs) {
        epochMs = this.#odd(cell);
        if (this.broken) return;
      } else if (cell.length > 10) this.#hasTime = true;
      values[at++] = epochMs;
    }
    this.#store.filled(at - start);
  }

  /** As `add`. What the short way over the bytes does not read becomes a string. */
  addBlock(block: CellBlock, c: number, from: number): void {
    const size = block.room.values.length;
    for (let row = from; row < block.nRows && !this.broken; row += size)
      this.#addRows(block, c, row, Math.min(block.nRows, row + size));
  }

  #addRows(block: CellBlock, c: number, from: number, to: number): void {
    const { bytes, starts, ends, width, room } = block;
    const { values, facts, loops } = room;
    const isPlain = this.#isPlain;
    facts[0] = 0;
    for (let row = from; row < to; row++) {
      const first = row * width + c;
      if (isPlain)
        row += loops.readIsoDates(bytes, starts, ends, first, width, to - row, values, row - from, facts);
      if (row === to) break;
      const i = row * width + c;
      values[row - from] = starts[i] === ends[i] ? Number.NaN : this.#odd(cellString(block, i));
      if (this.broken) return;
    }
    if (facts[0] !== 0) this.#hasTime = true;
    this.#store.pushAll(values, to - from);
  }

  get state() {
    return { cells: "dates" as const, format: this.#format };
  }

  /** What it took, for those of the cells before. It lets go of it. */
  part(): DatesPart {
    const { broken } = this;
    return {
      cells: "dates",
      oddities: this.#oddities,
      broken,
      hasTime: this.#hasTime,
      ...this.#store.chunks(),
    };
  }

  /** What cells after these hold, taken in the same state. */
  append(part: DatesPart): void {
    if (part.broken) this.broken = true;
    if (part.hasTime) this.#hasTime = true;
    addOddities(this.#oddities, part.oddities);
    this.#store.append(part);
  }

  finish() {
    return {
      mode: "dates" as const,
      values: this.#store.finish(),
      hasTime: this.#hasTime,
      format: this.#format,
    };
  }

  /** A cell that the short way does not read: missing, or a date in another spelling. */
  #odd(cell: string): number {
    const { forced, missing } = this.#options;
    const date =
      missing.mayBeValues && missing.amongNumbers(cell) ? null : parseDate(cell.trim(), this.#format);
    if (date !== null) {
      if (date.hasTime) this.#hasTime = true;
      return date.epochMs;
    }
    if (missing.amongNumbers(cell)) countMissing(cell, 1, this.#oddities);
    else if (forced === null) this.broken = true;
    else this.#oddities.misfits++;
    return Number.NaN;
  }
}
