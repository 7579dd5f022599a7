import { type Json, JsonNumber, type JsonObject, jsonText } from "#core/ingest/json/parse-json.ts";
import type { RowSink } from "#core/ingest/text-columns.ts";

/** Objects in objects become columns "a.b" this many levels down; what is deeper stays JSON. */
const deepestColumns = 8;

/** Rows of records as they come: objects by their keys, arrays by their places, anything else as the one column "value". */
export class JsonRows {
  /** Columns that come from objects in objects, and columns that hold lists as JSON. */
  readonly flattened = new Set<string>();
  readonly asJson = new Set<string>();
  /** Values that are neither object nor array, among records that are. */
  readonly #sink: RowSink;
  readonly #names: readonly string[] | null;

  /** @param names of the columns, where records are arrays and something names their places */
  constructor(sink: RowSink, names: readonly string[] | null) {
    this.#sink = sink;
    this.#names = names;
    if (names !== null) for (const name of names) sink.columnOf(name);
  }

  add(record: Json): void {
    const cells: string[] = [];
    if (isObject(record)) this.#object(record, "", 0, cells);
    else if (Array.isArray(record)) {
      record.forEach((item: Json, i) => this.#cell(item, this.#names?.[i] ?? `column ${i + 1}`, 0, cells));
    } else this.#cell(record, this.#names?.[0] ?? "value", 0, cells);
    this.#sink.add(cells);
  }

  #object(record: JsonObject, prefix: string, depth: number, cells: string[]): void {
    for (const [key, value] of record) {
      const name = prefix === "" ? nameOf(key) : `${prefix}.${nameOf(key)}`;
      if (depth > 0) this.flattened.add(prefix);
      this.#cell(value, name, depth, cells);
    }
  }

  #cell(value: Json, name: string, depth: number, cells: string[]): void {
    if (isObject(value) && value.size > 0 && depth < deepestColumns) {
      this.#object(value, name, depth + 1, cells);
      return;
    }
    const isNested = isObject(value) || Array.isArray(value);
    if (isNested) this.asJson.add(name);
    cells[this.#sink.columnOf(name)] = isNested ? jsonText(value) : scalarText(value);
  }
}

/** A name is never empty, as in the header of a delimited file. */
function nameOf(key: string): string {
  const name = key.trim();
  return name === "" ? "(no name)" : name;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return value instanceof Map;
}

/** As a cell: null is missing, and so is the empty text. */
function scalarText(value: Json): string {
  if (value === null) return "";
  if (value instanceof JsonNumber) return value.text;
  return String(value);
}
