import type { OpenedRecords } from "#core/ingest/open-records.ts";
import type { RowIntake } from "#core/ingest/row-intake.ts";
import type { UnreadLine } from "#core/frame/reading.ts";

const mostUnreadKept = 10_000;
/** Characters. A line is shown to be recognised, not to be kept. */
const longestText = 500;

/** Lines of the file that are no rows, each with why, in the order of the file; the first 10,000. */
export function unreadLines({ preamble, detected }: OpenedRecords, rows: RowIntake): readonly UnreadLine[] {
  const { footer, other, repeatedHeaders } = rows.end.after;
  const { delimiter } = detected.dialect;
  const header = rows.end.header.join(delimiter);
  const lines: UnreadLine[] = [
    ...preamble.map(({ line, text }) => ({ line, reason: "title" as const, text })),
    ...rows.remarkLines.map(({ line, text }) => ({ line, reason: "remark" as const, text })),
    ...repeatedHeaders.map((line) => ({ line, reason: "header-again" as const, text: header })),
    ...(footer?.texts ?? []).map((text, i) => ({ line: footer!.lines[i]!, reason: "note" as const, text })),
  ];
  if (other !== null)
    lines.push({ line: other.line, reason: "other-table", text: other.names.join(delimiter) });
  return lines
    .sort((a, b) => a.line - b.line)
    .slice(0, mostUnreadKept)
    .map((each) => ({ ...each, text: each.text.slice(0, longestText) }));
}
