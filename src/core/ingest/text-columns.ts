import { dateOrderOf } from "#core/frame/date-orders.ts";
import type { BuilderOptions } from "#core/ingest/builder-options.ts";
import { ColumnBuilder } from "#core/ingest/column-builder.ts";
import { missingTokens } from "#core/ingest/missing-tokens.ts";
import { finishAll } from "#core/ingest/read-table.ts";
import { columnWarnings } from "#core/ingest/warnings.ts";
import type { Column } from "#core/frame/column.ts";
import type { ReadOptions, ReadWarning } from "#core/frame/reading.ts";
import { LatheError } from "#core/shared/problems.ts";

/** More columns than any table has: an object with so many keys is a dictionary. */
const mostColumns = 20_000;
/** Of those, so many may turn up when there are rows already: where each row brings its own, there is no table. */
const mostLateColumns = 2000;
const batchRows = 1024;

/** Rows of cells as text; a cell that is not there is missing. */
export interface RowSink {
  /** The place of a named column, which is made when it is new: rows before have nothing in it. */
  columnOf(name: string): number;
  /** Kept by reference until `flush`: give a new array each time. */
  add(cells: string[]): void;
}

/** Columns whose names turn up as rows come. */
class GrowingColumns implements RowSink {
  readonly names: string[] = [];
  readonly builders: (ColumnBuilder | null)[] = [];
  nRows = 0;
  readonly #indexOf = new Map<string, number>();
  #batch: string[][] = [];
  #late = 0;
  readonly #builderFor: (name: string, index: number) => ColumnBuilder | null;
  readonly #fileName: string;

  constructor(fileName: string, builderFor: (name: string, index: number) => ColumnBuilder | null) {
    this.#fileName = fileName;
    this.#builderFor = builderFor;
  }

  columnOf(name: string): number {
    const known = this.#indexOf.get(name);
    if (known !== undefined) return known;
    const index = this.names.length;
    if (this.nRows > 0) this.#late++;
    if (index === mostColumns || this.#late > mostLateColumns) {
      throw new LatheError("file-not-a-table", {
        file: this.#fileName,
        what: `records of more than ${index} different keys`,
        advice: "Nothing was imported. A table has the same columns in every row.",
      });
    }
    this.#indexOf.set(name, index);
    this.names.push(name);
    const builder = this.#builderFor(name, index);
    for (let filled = 0; filled < this.nRows; filled += batchRows) {
      builder?.add(emptyRows.slice(0, Math.min(batchRows, this.nRows - filled)), index);
    }
    this.builders.push(builder);
    return index;
  }

  add(cells: string[]): void {
    this.#batch.push(cells);
    if (this.#batch.length === batchRows) this.flush();
  }

  flush(): void {
    for (let c = 0; c < this.builders.length; c++) this.builders[c]?.add(this.#batch, c);
    this.nRows += this.#batch.length;
    this.#batch = [];
  }
}

const emptyRows: string[][] = Array.from({ length: batchRows }, () => []);

export interface TextColumns {
  readonly columns: readonly Column[];
  readonly warnings: readonly ReadWarning[];
  readonly nRows: number;
}

/**
 * Typed columns from rows of text, by the rules of docs/reading-files.md.
 * @param pass gives all rows, in order; it is run again where a late cell contradicts what a column was taken for
 * @param missing spellings that mean "no value" beside the empty cell; undefined for Lathe's own list
 */
export async function columnsOfRows(
  fileName: string,
  options: ReadOptions,
  missing: readonly string[] | undefined,
  pass: (sink: RowSink) => Promise<void>,
): Promise<TextColumns> {
  const kinds = new Map(options.kinds ?? []);
  const orders = new Map(options.dateOrders ?? []);
  const settings: BuilderOptions[] = [];
  const tokens = missingTokens(missing);
  const first = new GrowingColumns(fileName, (name, index) => {
    settings[index] = {
      missing: tokens,
      delimiter: ",",
      forced: kinds.get(name) ?? null,
      dateOrder: orders.get(name) ?? dateOrderOf(options),
      numbers: options.numbers ?? null,
      words: false,
      early: false,
    };
    return new ColumnBuilder(settings[index]);
  });
  await pass(first);
  first.flush();
  const builders = first.builders as ColumnBuilder[]; // the first pass makes every one
  while (builders.some(({ broken }) => broken)) {
    const again = new GrowingColumns(fileName, (_, index) => {
      if (builders[index]?.broken !== true) return null;
      settings[index] = { ...settings[index]!, words: true };
      return new ColumnBuilder(settings[index]);
    });
    await pass(again);
    again.flush();
    if (again.nRows !== first.nRows || again.names.length !== first.names.length)
      throw new LatheError("file-changed", { file: fileName });
    again.builders.forEach((builder, c) => {
      if (builder !== null) builders[c] = builder;
    });
  }
  // One by one: how one column writes its numbers says nothing of another whose numbers never were text.
  const finished = first.names.map((name, c) => finishAll([name], [builders[c]!], [settings[c]!])[0]!);
  return {
    columns: finished.map(({ column }) => column),
    warnings: finished.flatMap((column, c) => columnWarnings(column, builders[c]!.oddities, settings[c]!)),
    nRows: first.nRows,
  };
}
