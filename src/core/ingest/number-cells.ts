import {
  addOddities,
  type BuilderOptions,
  countMissing,
  type Oddities,
} from "#core/ingest/builder-options.ts";
import { type CellBlock, cellString } from "#core/ingest/bytes/cell-block.ts";
import type { NumbersPart } from "#core/ingest/cells-part.ts";
import type { SettledNumbers } from "#core/ingest/formats.ts";
import { NumberStore } from "#core/ingest/growable.ts";
import { plainSpelling } from "#core/ingest/number-spelling.ts";
import {
  isInfinite,
  isIntegerSpelling,
  type NumberFormat,
  parseNumber,
  parseNumberForced,
  parsePlainInteger,
} from "#core/ingest/numbers.ts";

/** The cells of a column that was taken for numbers, parsed as they come. */
export class NumberCells {
  /** A cell is no number: the column has to be read again as words. */
  broken = false;
  readonly #options: BuilderOptions;
  readonly #oddities: Oddities;
  readonly #format: NumberFormat;
  readonly #around: string | null;
  /** The short ways may not take a cell: it may be a missing one. */
  readonly #asks: boolean;
  readonly #store = new NumberStore();
  #integers = true;

  constructor(
    options: BuilderOptions,
    oddities: Oddities,
    { format, around }: Pick<SettledNumbers, "format" | "around">,
  ) {
    this.#options = options;
    this.#oddities = oddities;
    this.#format = format;
    this.#around = around;
    this.#asks = options.missing.mayBeValues;
  }

  /** Field `c` of each record from `from` on; a record too short has nothing there. */
  add(records: readonly (readonly string[])[], c: number, from: number): void {
    const n = records.length;
    const format = this.#format;
    const values = this.#store.reserve(n - from);
    let at = this.#store.length;
    const start = at;
    // A column of counts goes by the short way until a cell that is none.
    let integers = this.#onlyIntegers();
    for (let r = from; r < n; r++) {
      const cell = records[r]![c];
      if (cell === undefined) {
        values[at++] = Number.NaN;
        continue;
      }
      let value = this.#asks ? Number.NaN : integers ? parsePlainInteger(cell) : parseNumber(cell, format);
      if (value !== value || value - value !== 0) {
        value = this.#odd(cell);
        if (this.broken) return;
        integers = this.#onlyIntegers();
      }
      values[at++] = value;
    }
    this.#store.filled(at - start);
  }

  /** As `add`. What the short ways over the bytes do not read becomes a string. */
  addBlock(block: CellBlock, c: number, from: number): void {
    const size = block.room.values.length;
    for (let row = from; row < block.nRows && !this.broken; row += size)
      this.#addRows(block, c, row, Math.min(block.nRows, row + size));
  }

  #addRows(block: CellBlock, c: number, from: number, to: number): void {
    const { bytes, starts, ends, width, room } = block;
    const { values, loops } = room;
    const isPoint = this.#format === "point";
    const asks = this.#asks;
    let integers = this.#onlyIntegers();
    for (let row = from; row < to; row++) {
      const first = row * width + c;
      if (asks) {
        // each goes the long way
      } else if (integers)
        row += loops.readIntegers(bytes, starts, ends, first, width, to - row, values, row - from);
      else if (isPoint)
        row += loops.readDecimals(bytes, starts, ends, first, width, to - row, values, row - from);
      if (row === to) break;
      values[row - from] = this.#odd(cellString(block, row * width + c));
      if (this.broken) return;
      integers = this.#onlyIntegers();
    }
    this.#store.pushAll(values, to - from);
  }

  get state() {
    return { cells: "numbers" as const, format: this.#format, around: this.#around };
  }

  /** What it took, for those of the cells before. It lets go of it. */
  part(): NumbersPart {
    const { broken } = this;
    return {
      cells: "numbers",
      oddities: this.#oddities,
      broken,
      integers: this.#integers,
      ...this.#store.chunks(),
    };
  }

  /** What cells after these hold, taken in the same state. */
  append(part: NumbersPart): void {
    if (part.broken) this.broken = true;
    if (!part.integers) this.#integers = false;
    addOddities(this.#oddities, part.oddities);
    this.#store.append(part);
  }

  finish() {
    return {
      mode: "numbers" as const,
      values: this.#store.finish(),
      integers: this.#integers,
      format: this.#format,
      around: this.#around,
    };
  }

  #onlyIntegers(): boolean {
    return this.#integers || this.#options.forced === "integer";
  }

  /** A cell that the short way does not read: empty, missing, infinite, or a number in another spelling. */
  #odd(cell: string): number {
    if (cell === "") return Number.NaN;
    const format = this.#format;
    const { forced, missing } = this.#options;
    if (this.#asks && missing.amongNumbers(cell)) {
      countMissing(cell, 1, this.#oddities);
      return Number.NaN;
    }
    const spelling = this.#around === null ? null : plainSpelling(cell.trim());
    // Another currency among these: not one kind of number.
    const isOther = spelling !== null && spelling.around !== "" && spelling.around !== this.#around;
    let value = isOther ? Number.NaN : parseNumber(spelling?.number ?? cell, format);
    if (value !== value) {
      if (missing.amongNumbers(cell)) {
        countMissing(cell, 1, this.#oddities);
        return Number.NaN;
      }
      if (isInfinite(cell.trim())) {
        this.#oddities.infinite++;
        return Number.NaN;
      }
      if (forced === null) {
        this.broken = true;
        return Number.NaN;
      }
      value = parseNumberForced(cell, format);
      if (value !== value) {
        this.#oddities.misfits++;
        return Number.NaN;
      }
    } else if (value - value !== 0) {
      this.#oddities.infinite++;
      return Number.NaN;
    }
    if (forced === "integer" && !Number.isInteger(value)) {
      this.#oddities.misfits++;
      return Number.NaN;
    }
    if (this.#integers && !isIntegerSpelling(spelling?.number ?? cell, value, format)) this.#integers = false;
    return value;
  }
}
