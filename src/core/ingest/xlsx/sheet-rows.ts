import type { ZipEntry } from "#core/ingest/archive/zip-entries.ts";
import { excelDateText } from "#core/ingest/xlsx/excel-dates.ts";
import { damagedWorkbook, partText, unescapeCell, type Workbook } from "#core/ingest/xlsx/workbook.ts";
import type { XmlHandler } from "#core/ingest/xlsx/xml-events.ts";
import type { ByteSource } from "#core/frame/reading.ts";

/** What a sheet held that a table cannot. */
export interface SheetOddities {
  /** Cells that show an error (#DIV/0!, #N/A, …). */
  errors: number;
  /** Formulas without a kept result. */
  uncomputed: number;
  blankRows: number;
}

const mostColumns = 16_384;

/**
 * The rows of a sheet that hold anything, as text by column, in pieces, with the share of the sheet that they end at. Numbers are in their shortest form, dates in ISO 8601, formulas by the result that the
 * workbook keeps.
 * @throws LatheError "file-damaged"
 */
export async function* sheetRows(
  source: ByteSource,
  entries: readonly ZipEntry[],
  workbook: Workbook,
  path: string,
  oddities: SheetOddities,
): AsyncGenerator<{ readonly rows: readonly string[][]; readonly share: number }> {
  const reader = new CellReader(workbook, oddities, source.name);
  for await (const { give, share } of partText(source, entries, path)) {
    give(reader);
    yield { rows: reader.rows.splice(0), share };
  }
}

class CellReader implements XmlHandler {
  readonly rows: string[][] = [];
  readonly #workbook: Workbook;
  readonly #oddities: SheetOddities;
  readonly #fileName: string;
  #row: string[] = [];
  #nextRow = 1;
  #column = 0;
  #type = "n";
  #style = 0;
  #value = "";
  #hasValue = false;
  #hasFormula = false;
  #collects = false;
  #inPhonetic = false;

  constructor(workbook: Workbook, oddities: SheetOddities, fileName: string) {
    this.#workbook = workbook;
    this.#oddities = oddities;
    this.#fileName = fileName;
  }

  open(name: string, attribute: (name: string) => string | undefined): void {
    switch (name) {
      case "row": {
        const number = Number(attribute("r") ?? this.#nextRow);
        if (number > this.#nextRow && this.rows.length + this.#nextRow > 1)
          this.#oddities.blankRows += number - this.#nextRow;
        this.#nextRow = number + 1;
        this.#row = [];
        this.#column = -1;
        break;
      }
      case "c":
        this.#column = columnOf(attribute("r")) ?? this.#column + 1;
        if (this.#column >= mostColumns)
          throw damagedWorkbook(this.#fileName, "it has cells beyond the last column");
        this.#type = attribute("t") ?? "n";
        this.#style = Number(attribute("s") ?? 0);
        this.#value = "";
        this.#hasValue = false;
        this.#hasFormula = false;
        break;
      case "f":
        this.#hasFormula = true;
        break;
      case "v":
      case "t":
        this.#collects = !this.#inPhonetic;
        this.#hasValue = true;
        break;
      case "rPh":
        this.#inPhonetic = true;
        break;
    }
  }

  text(text: string): void {
    if (this.#collects) this.#value += text;
  }

  close(name: string): void {
    if (name === "v" || name === "t") this.#collects = false;
    else if (name === "rPh") this.#inPhonetic = false;
    else if (name === "c") {
      const text = this.#cell();
      if (text !== "") this.#row[this.#column] = text;
    } else if (name === "row") {
      if (this.#row.length === 0) this.#oddities.blankRows++;
      else this.rows.push(Array.from(this.#row, (cell: string | undefined) => cell ?? ""));
    }
  }

  #cell(): string {
    const { strings, dateStyles, is1904 } = this.#workbook;
    if (this.#hasFormula && !this.#hasValue) {
      this.#oddities.uncomputed++;
      return "";
    }
    const value = this.#value;
    switch (this.#type) {
      case "e":
        this.#oddities.errors++;
        return "";
      case "s": {
        const text = strings[Number(value)];
        if (text === undefined && value !== "")
          throw damagedWorkbook(this.#fileName, "a cell names a text that is not there");
        return text ?? "";
      }
      case "b":
        return value === "1" ? "true" : value === "0" ? "false" : value;
      case "str":
      case "inlineStr":
        return unescapeCell(value);
      case "d":
        return value.replace(/T00:00:00(\.0+)?Z?$/, "");
      default: {
        const number = Number(value);
        if (value.trim() === "" || Number.isNaN(number)) return value.trim();
        if (dateStyles[this.#style] === true) return excelDateText(number, is1904);
        // Excel keeps 15 digits: a longer number is no code.
        return Math.abs(number) >= 1e15 ? number.toExponential() : `${number}`;
      }
    }
  }
}

/** "C5" is 2. */
function columnOf(reference: string | undefined): number | null {
  if (reference === undefined) return null;
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i);
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column === 0 ? null : column - 1;
}
