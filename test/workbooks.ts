import { strToU8, zipSync } from "fflate";
import { bytesSource } from "#core/ingest/text-source.ts";

export type CellXml = string | number | boolean | null | { readonly xml: string };

/** A sheet as the XML of ECMA-376 has it, strings inline. `{ xml }` is a cell as it is to be written. */
function sheetXml(rows: readonly (readonly CellXml[])[]): string {
  const body = rows.map((row, r) => {
    const cells = row.map((cell, c) => {
      const at = `r="${letters(c)}${r + 1}"`;
      if (cell === null) return "";
      if (typeof cell === "object") return cell.xml.replace("<c", `<c ${at}`);
      if (typeof cell === "number") return `<c ${at}><v>${cell}</v></c>`;
      if (typeof cell === "boolean") return `<c ${at} t="b"><v>${cell ? 1 : 0}</v></c>`;
      return `<c ${at} t="inlineStr"><is><t>${escapeXml(cell)}</t></is></c>`;
    });
    return `<row r="${r + 1}">${cells.join("")}</row>`;
  });
  return `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${body.join("")}</sheetData></worksheet>`;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function letters(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : letters(Math.floor(column / 26) - 1) + letters(column % 26);
}

/** Style 1 shows a date, style 2 a date and a time, style 3 an amount of money. */
const styles =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-409]d\\-mmm\\-yy;@"/><numFmt numFmtId="165" formatCode="#,##0.00&quot; days&quot;"/></numFmts>' +
  '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
  '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="22"/><xf numFmtId="165"/></cellXfs></styleSheet>';

/** A workbook with these sheets, in order. */
export function workbookBytes(
  sheets: Readonly<Record<string, readonly (readonly CellXml[])[]>>,
  { strings = [], is1904 = false }: { readonly strings?: readonly string[]; readonly is1904?: boolean } = {},
): Uint8Array<ArrayBuffer> {
  const names = Object.keys(sheets);
  const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const list = names.map(
    (name, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  const relations = [
    ...names.map(
      (_, i) =>
        `<Relationship Id="rId${i + 1}" Type="${type}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
    ),
    `<Relationship Id="rIdS" Type="${type}/styles" Target="styles.xml"/>`,
    `<Relationship Id="rIdT" Type="${type}/sharedStrings" Target="/xl/sharedStrings.xml"/>`,
  ];
  return zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "xl/workbook.xml": strToU8(
      `<workbook xmlns:r="${type}"><workbookPr${is1904 ? ' date1904="1"' : ""}/><sheets>${list.join("")}</sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(`<Relationships>${relations.join("")}</Relationships>`),
    "xl/styles.xml": strToU8(styles),
    "xl/sharedStrings.xml": strToU8(`<sst>${strings.map((text) => `<si>${text}</si>`).join("")}</sst>`),
    ...Object.fromEntries(
      names.map((name, i) => [`xl/worksheets/sheet${i + 1}.xml`, strToU8(sheetXml(sheets[name]!))]),
    ),
  }) as Uint8Array<ArrayBuffer>;
}

export const workbookSource = (...given: Parameters<typeof workbookBytes>) =>
  bytesSource("book.xlsx", workbookBytes(...given));
