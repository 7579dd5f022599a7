import { countCharacter } from "#core/ingest/decoder.ts";
import { type DetectedDialect, detectDialect, linesOfHead, parseHead } from "#core/ingest/dialect.ts";
import type { MissingTokens } from "#core/ingest/missing-tokens.ts";
import { refuseForeignText } from "#core/ingest/refusal.ts";
import { detectStructure, isRemark } from "#core/ingest/structure.ts";
import { type Opened, openText } from "#core/ingest/text-stream.ts";
import type { ByteSource, ReadOptions } from "#core/frame/reading.ts";
import { LatheError } from "#core/shared/problems.ts";

/** What the first text of a file says about all of it. */
export interface OpenedRecords {
  readonly opened: Opened;
  /** `skip` reaches to the header, or to the first row where there is none. */
  readonly detected: DetectedDialect;
  /** The first records of the table, header included; neither blank ones nor remarks. */
  readonly records: readonly (readonly string[])[];
  readonly headerRows: number;
  /** Records above the table, as written, each with its line. */
  readonly preamble: readonly { readonly line: number; readonly text: string }[];
  readonly blankAbove: number;
  /** Nearly every row ends in a delimiter too many. */
  readonly trailing: boolean;
}

const longestHead = 128 * 1024 * 1024;
const mostRecords = 1000;

/**
 * What encoding, dialect and header are detected on, whatever the size of the slices: 256 KiB, and more where
 * not even two records end in them.
 * @throws LatheError "file-empty", "no-lines-left", "file-not-a-table", "bad-parameter"
 */
export async function openRecords(
  source: ByteSource,
  options: ReadOptions,
  missing: MissingTokens,
): Promise<OpenedRecords> {
  for (let headBytes = 256 * 1024; ; headBytes *= 8) {
    const opened = await openText(source, options.encoding, headBytes);
    const found = findTable(source.name, opened, options, missing);
    const { records } = found;
    if (records.length >= 2 || (opened.whole && records.length > 0)) return found;
    if (opened.whole) {
      const { skipLines: lines = 0 } = options;
      throw lines > 0
        ? new LatheError("no-lines-left", { file: source.name, lines })
        : new LatheError("file-empty", { file: source.name });
    }
    if (headBytes >= longestHead) {
      throw new LatheError("file-not-a-table", {
        file: source.name,
        what: "one line without an end",
        advice: "Nothing was imported. Check that its records are on lines of their own, and pick it again.",
      });
    }
  }
}

function findTable(
  file: string,
  opened: Opened,
  options: ReadOptions,
  missing: MissingTokens,
): OpenedRecords {
  const { head, whole } = opened;
  const newline = head.includes("\n") || !head.includes("\r") ? "\n" : "\r";
  const above = options.skipLines === undefined ? 0 : afterLines(head, options.skipLines, newline);
  const found = detectDialect(head.slice(above), whole, options);
  const start = above + found.dialect.skip;
  refuseForeignText(file, head.slice(start));
  const { data } = parseHead(head.slice(start), whole, found.dialect, mostRecords);
  const headerRows = options.headerRows ?? (options.header === false ? 0 : undefined);
  const structure = detectStructure(data, missing, {
    ...(options.comment !== undefined && { comment: options.comment }),
    ...(headerRows !== undefined && { headerRows }),
    isStart: options.skipLines !== undefined,
  });
  const { comment, before } = structure;
  const isBlank = (record: readonly string[]) => record.length === 1 && record[0]!.trim() === "";
  // What the parser sees has the same lines as the file, whatever was done to blanks and backslashes within them.
  const linesAbove = before === 0 ? 0 : linesOfHead(head.slice(start), found.dialect, before);
  const skip = start + afterLines(head.slice(start), linesAbove, found.dialect.newline);
  const firstLine = 1 + countCharacter(head.slice(0, start), newline);
  const records = data
    .slice(before)
    .filter((record) => !isBlank(record) && (comment === null || !isRemark(record, comment)));
  const { trailing, cut } = withoutTrailing(records);
  return {
    opened,
    detected: {
      ...found,
      dialect: { ...found.dialect, skip, line: 1 + countCharacter(head.slice(0, skip), newline), comment },
    },
    records: cut,
    headerRows: options.header === true ? Math.max(1, structure.headerRows) : structure.headerRows,
    preamble: data
      .slice(0, before)
      .map((record, i) => ({ record, i }))
      .filter(({ record }) => !isBlank(record) && (comment === null || !isRemark(record, comment)))
      .map(({ record, i }) => ({
        line: firstLine + (i === 0 ? 0 : linesOfHead(head.slice(start), found.dialect, i)),
        text: record.join(found.dialect.delimiter),
      })),
    blankAbove: data.slice(0, before).filter(isBlank).length,
    trailing,
  };
}

/** Where line n + 1 begins. */
function afterLines(head: string, n: number, newline: string): number {
  let at = 0;
  for (let i = 0; i < n; i++) {
    const end = head.indexOf(newline, at);
    if (end === -1) return head.length;
    at = end + 1;
  }
  return at;
}

/** A delimiter at the end of every row, and none at the end of the header: the rows are no longer than it. */
function withoutTrailing(records: readonly (readonly string[])[]) {
  const width = records[0]?.length ?? 0;
  const rows = records.slice(1);
  const longer = rows.filter((record) => record.length === width + 1 && record[width] === "").length;
  const trailing = width > 0 && rows.length > 0 && longer >= 0.9 * rows.length;
  const cut = trailing
    ? records.map((record) =>
        record.length === width + 1 && record[width] === "" ? record.slice(0, -1) : record,
      )
    : records;
  return { trailing, cut };
}
