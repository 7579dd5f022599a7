import { type ZipEntry, zipEntries } from "#core/ingest/archive/zip-entries.ts";
import { isWorkbook, sheetsOf } from "#core/ingest/xlsx/workbook.ts";
import type { ByteSource } from "#core/frame/reading.ts";
import { LatheError } from "#core/shared/problems.ts";

/** What one can choose from in a zip: the sheets of a workbook, or files that may hold a table. */
export interface ZipParts {
  readonly kind: "sheet" | "file";
  readonly names: readonly string[];
  readonly entries: readonly ZipEntry[];
}

/**
 * @throws LatheError "file-damaged"; "file-not-a-table" for a zip that is a document of another program, or holds no file
 */
export async function zipParts(source: ByteSource): Promise<ZipParts> {
  const entries = await zipEntries(source);
  if (isWorkbook(entries)) {
    const { sheets } = await sheetsOf(source, entries);
    return { kind: "sheet", names: sheets.map(({ name }) => name), entries };
  }
  refuseDocuments(source.name, entries);
  const files = entries.filter(({ name }) => !isLitter(name));
  if (files.length === 0) {
    throw new LatheError("file-not-a-table", {
      file: source.name,
      what: "a zip archive without a file in it",
      advice: "Nothing was imported. Check what was packed, and pick it again.",
    });
  }
  return { kind: "file", names: files.map(({ name }) => name), entries };
}

/** What systems leave in archives beside the files one meant. */
function isLitter(name: string): boolean {
  return /(^|\/)(__MACOSX\/|\.(?!\.?\/))|(^|\/)(Thumbs\.db|desktop\.ini)$/i.test(name);
}

const documents: readonly { readonly entry: string; readonly what: string; readonly advice: string }[] = [
  { entry: "xl/workbook.bin", what: "a binary Excel workbook (.xlsb)", advice: "Save it as .xlsx or CSV" },
  {
    entry: "word/document.xml",
    what: "a Word document",
    advice: "Copy its table into a spreadsheet and save that",
  },
  {
    entry: "ppt/presentation.xml",
    what: "a PowerPoint presentation",
    advice: "Copy its table into a spreadsheet and save that",
  },
  {
    entry: "content.xml",
    what: "an OpenDocument file (.ods or .odt)",
    advice: "Save the sheet as .xlsx or CSV",
  },
  { entry: "AndroidManifest.xml", what: "a program", advice: "Pick a file of rows and columns" },
  { entry: "META-INF/MANIFEST.MF", what: "a program", advice: "Pick a file of rows and columns" },
  { entry: "project.json", what: "a Lathe project", advice: "Give its name the ending .lathe" },
];

function refuseDocuments(file: string, entries: readonly ZipEntry[]): void {
  const names = new Set(entries.map(({ name }) => name));
  const found = documents.find(({ entry }) => names.has(entry));
  if (found === undefined || (found.entry === "project.json" && !names.has("manifest.json"))) return;
  throw new LatheError("file-not-a-table", {
    file,
    what: found.what,
    advice: `Nothing was imported. ${found.advice}, and pick that file.`,
  });
}
