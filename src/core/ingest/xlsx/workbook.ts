import { packedEntry, type ZipEntry } from "#core/ingest/archive/zip-entries.ts";
import { unpackedSource } from "#core/ingest/archive/unpacked-source.ts";
import { createDecoder, detectUnicode } from "#core/ingest/decoder.ts";
import { isDateFormat } from "#core/ingest/xlsx/excel-dates.ts";
import { XmlEvents, type XmlHandler } from "#core/ingest/xlsx/xml-events.ts";
import type { ByteSource } from "#core/frame/reading.ts";
import { LatheError } from "#core/shared/problems.ts";

export interface Workbook {
  /** In the order of their tabs; hidden ones too. Charts are no sheets of cells. */
  readonly sheets: readonly { readonly name: string; readonly path: string }[];
  readonly is1904: boolean;
  readonly strings: readonly string[];
  /** By the style number of a cell: its number is shown as a date. */
  readonly dateStyles: readonly boolean[];
}

const workbookPath = "xl/workbook.xml";
const sliceBytes = 256 * 1024;

export function isWorkbook(entries: readonly ZipEntry[]): boolean {
  return entries.some(({ name }) => name === workbookPath);
}

/**
 * The tabs alone: what a person chooses from.
 * @throws LatheError "file-damaged"
 */
export async function sheetsOf(
  source: ByteSource,
  entries: readonly ZipEntry[],
): Promise<{
  readonly sheets: Workbook["sheets"];
  readonly is1904: boolean;
  readonly targets: ReadonlyMap<string, string>;
}> {
  const targets = new Map<string, string>();
  const types = new Map<string, string>();
  await readPart(source, entries, "xl/_rels/workbook.xml.rels", {
    ...ignore,
    open(name, attribute) {
      if (name !== "Relationship") return;
      const id = attribute("Id") ?? "";
      const target = (attribute("Target") ?? "").replace(/^\//, "");
      targets.set(id, target.startsWith("xl/") ? target : `xl/${target}`);
      types.set(id, attribute("Type") ?? "");
    },
  });
  const sheets: { name: string; path: string }[] = [];
  let is1904 = false;
  await readPart(source, entries, workbookPath, {
    ...ignore,
    open(name, attribute) {
      if (name === "workbookPr") is1904 = /^(1|true)$/.test(attribute("date1904") ?? "");
      if (name !== "sheet") return;
      const id = attribute("id") ?? "";
      const path = targets.get(id);
      if (path !== undefined && types.get(id)?.endsWith("/worksheet") === true)
        sheets.push({ name: attribute("name") ?? "", path });
    },
  });
  if (sheets.length === 0) throw damagedWorkbook(source.name, "it holds no sheet of cells");
  const named = new Map([...types].map(([id, type]) => [type.split("/").at(-1)!, targets.get(id)!]));
  return { sheets, is1904, targets: named };
}

/** @throws LatheError "file-damaged" */
export async function openWorkbook(source: ByteSource, entries: readonly ZipEntry[]): Promise<Workbook> {
  const { sheets, is1904, targets } = await sheetsOf(source, entries);
  const strings: string[] = [];
  let current: string | null = null;
  let inText = false;
  let inPhonetic = false;
  await readPart(source, entries, targets.get("sharedStrings") ?? "xl/sharedStrings.xml", {
    open(name) {
      if (name === "si") current = "";
      else if (name === "t") inText = true;
      else if (name === "rPh") inPhonetic = true;
    },
    text(text) {
      if (inText && !inPhonetic && current !== null) current += text;
    },
    close(name) {
      if (name === "t") inText = false;
      else if (name === "rPh") inPhonetic = false;
      else if (name === "si") strings.push(unescapeCell(current ?? ""));
    },
  });
  const formats = new Map<number, string>();
  const dateStyles: boolean[] = [];
  let inCellStyles = false;
  await readPart(source, entries, targets.get("styles") ?? "xl/styles.xml", {
    ...ignore,
    open(name, attribute) {
      if (name === "numFmt") formats.set(Number(attribute("numFmtId")), attribute("formatCode") ?? "");
      else if (name === "cellXfs") inCellStyles = true;
      else if (name === "xf" && inCellStyles) {
        const id = Number(attribute("numFmtId") ?? 0);
        dateStyles.push(isDateFormat(id, formats.get(id)));
      }
    },
    close(name) {
      if (name === "cellXfs") inCellStyles = false;
    },
  });
  return { sheets, is1904, strings, dateStyles };
}

const ignore: XmlHandler = { open() {}, text() {}, close() {} };

/** A part that may be absent: then nothing is told. */
async function readPart(
  source: ByteSource,
  entries: readonly ZipEntry[],
  path: string,
  handler: XmlHandler,
): Promise<void> {
  if (!entries.some(({ name }) => name === path)) return;
  for await (const { give } of partText(source, entries, path)) give(handler);
}

/**
 * A part in pieces, each to be given to the same handler. `share`: how much of it has come, in (0, 1].
 * @throws LatheError "file-damaged" when it is not there or cut off
 */
export async function* partText(
  source: ByteSource,
  entries: readonly ZipEntry[],
  path: string,
): AsyncGenerator<{ give(handler: XmlHandler): void; readonly share: number }> {
  const entry = entries.find(({ name }) => name === path);
  if (!entry) throw damagedWorkbook(source.name, `${path} is missing`);
  const part = await unpackedSource(source.name, await packedEntry(source, entry), async () => {});
  const head = await part.slice(0, Math.min(4096, part.byteLength));
  const decoder = createDecoder(detectUnicode(head)?.name ?? "utf-8");
  let events: XmlEvents | null = null;
  for (let start = 0; start < part.byteLength; start += sliceBytes) {
    const end = Math.min(start + sliceBytes, part.byteLength);
    const text = decoder.decode(await part.slice(start, end), end === part.byteLength);
    yield {
      give(handler) {
        events ??= new XmlEvents(handler);
        events.read(text);
      },
      share: end / part.byteLength,
    };
  }
  if ((events as XmlEvents | null)?.isCut === true) throw damagedWorkbook(source.name, `${path} is cut off`);
}

/** What XML cannot hold is written _x000D_. */
export function unescapeCell(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

export function damagedWorkbook(file: string, reason: string): LatheError {
  return new LatheError("file-damaged", { file, what: "an Excel workbook", reason });
}
