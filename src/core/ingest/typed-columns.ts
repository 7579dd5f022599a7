import { ColumnBuilder } from "#core/ingest/column-builder.ts";
import { NumberStore } from "#core/ingest/growable.ts";
import { missingTokens } from "#core/ingest/missing-tokens.ts";
import { finishAll } from "#core/ingest/read-table.ts";
import { columnWarnings } from "#core/ingest/warnings.ts";
import type { Column, ColumnKind } from "#core/frame/column.ts";
import type { ReadWarning } from "#core/frame/reading.ts";
import { MS_PER_DAY } from "#core/shared/civil-date.ts";

/**
 * What a format says its column holds. "decimal": numbers as exact text. "category": words that repeat. "date": epoch milliseconds.
 */
export type TypedKind = "number" | "integer" | "date" | "time" | "decimal" | "word" | "category" | "boolean";

/** A value of such a column: a bigint counts as an integer; nothing is missing. */
export type TypedValue = number | bigint | string | boolean | null | undefined;

const largestExact = BigInt(Number.MAX_SAFE_INTEGER);
const batchCells = 1024;

/** One column of a format with types of its own, as its values come. */
export class TypedColumn {
  readonly #name: string;
  #kind: TypedKind;
  #numbers = new NumberStore();
  #words: ColumnBuilder | null = null;
  /** One array a cell, used again and again: the builder keeps the text, not the array. */
  readonly #batch: string[][] = Array.from({ length: batchCells }, () => [""]);
  #nBatch = 0;
  #infinite = 0;
  #fractions = 0;
  #hasTime = false;

  constructor(name: string, kind: TypedKind) {
    this.#name = name;
    this.#kind = kind;
    if (kind !== "number" && kind !== "integer" && kind !== "date" && kind !== "time") this.#becomeWords();
    this.#hasTime = kind === "time";
  }

  /** @param value a "date" is a whole or broken number of milliseconds */
  push(value: TypedValue): void {
    if (this.#words !== null) {
      this.#word(value === null || value === undefined ? "" : String(value));
      return;
    }
    if (value === null || value === undefined) {
      this.#numbers.push(Number.NaN);
      return;
    }
    if (typeof value === "bigint") {
      if (value > largestExact || value < -largestExact) {
        this.#spellOut();
        this.#word(`${value}`);
        return;
      }
      this.#numbers.push(Number(value));
      return;
    }
    let number = Number(value);
    if (number - number !== 0) {
      if (number === number) this.#infinite++;
      number = Number.NaN;
    } else if (this.#kind === "date" || this.#kind === "time") {
      const whole = Math.floor(number);
      if (whole !== number) this.#fractions++;
      if (whole % MS_PER_DAY !== 0) this.#hasTime = true;
      number = whole;
    }
    this.#numbers.push(number);
  }

  finish(): { readonly column: Column; readonly warnings: readonly ReadWarning[] } {
    const name = this.#name;
    if (this.#words !== null) {
      this.#flush();
      const finished = finishAll([name], [this.#words], [this.#options()])[0]!;
      const warnings = columnWarnings(finished, this.#words.oddities, this.#options());
      return { column: finished.column, warnings };
    }
    const values = this.#numbers.finish();
    const warnings: (ReadWarning | false)[] = [
      this.#infinite > 0 && {
        code: "infinite-values",
        count: this.#infinite,
        column: name,
        message: `${this.#infinite} infinite ${this.#infinite === 1 ? "value" : "values"} in “${name}” ${this.#infinite === 1 ? "was" : "were"} read as missing.`,
      },
      this.#fractions > 0 && {
        code: "fractions-cut",
        count: this.#fractions,
        message: `${this.#fractions} ${this.#fractions === 1 ? "time" : "times"} of “${name}” ${this.#fractions === 1 ? "was" : "were"} finer than a millisecond and cut to it.`,
      },
    ];
    const column: Column =
      this.#kind === "date" || this.#kind === "time"
        ? { kind: "datetime", name, epochMs: Float64Array.from(values), hasTime: this.#hasTime }
        : { kind: this.#kind === "integer" ? "integer" : "numeric", name, values };
    return { column, warnings: warnings.filter((warning) => warning !== false) };
  }

  /** An integer came that a number cannot hold: the column becomes words, so that no digit changes. */
  #spellOut(): void {
    const values = this.#numbers.finish();
    this.#numbers = new NumberStore();
    this.#kind = "word";
    this.#becomeWords();
    for (const value of values) this.#word(Number.isNaN(value) ? "" : `${BigInt(value)}`);
  }

  #becomeWords(): void {
    this.#words = new ColumnBuilder(this.#options());
  }

  #options() {
    const forced: Partial<Record<TypedKind, ColumnKind>> = { category: "categorical", boolean: "boolean" };
    return {
      // A format with missing values of its own needs no spelling for them.
      missing: missingTokens([]),
      delimiter: ",",
      forced: forced[this.#kind] ?? null,
      dateOrder: null,
      numbers: null,
      words: this.#kind === "word",
      early: false,
    };
  }

  #word(text: string): void {
    this.#batch[this.#nBatch++]![0] = text;
    if (this.#nBatch === batchCells) this.#flush();
  }

  #flush(): void {
    this.#words?.add(this.#batch.slice(0, this.#nBatch), 0);
    this.#nBatch = 0;
  }
}
