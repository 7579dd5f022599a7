import type { JoinReport } from "#core/combine/join-tables.ts";
import type { JoinSide } from "#core/combine/match-rows.ts";
import type { StackReport } from "#core/combine/stack-tables.ts";
import { countWord, grouped, listed, quoted } from "#core/table-edits/words.ts";

/** One thing to know before tables are put together. */
export interface ReportLine {
  /** "caution": it may not be what was meant. */
  readonly tone: "plain" | "caution";
  readonly text: string;
}

/** A join in sentences: what matched, what did not and what becomes of it, and whether rows multiply. */
export function joinSentences(report: JoinReport, left: string, right: string): readonly ReportLine[] {
  const { how, multiplied, most, renamed } = report;
  const lines: ReportLine[] = [matchedLine(report.left, left, right)];
  const keepsLeft = how === "left" || how === "outer";
  const keepsRight = how === "right" || how === "outer";
  if (report.left.unmatched > 0) {
    const isOne = report.left.unmatched === 1;
    const [it, they] = keepsLeft ? ["it stays", "they stay"] : ["it goes", "they go"];
    lines.push({
      tone: keepsLeft ? "plain" : "caution",
      text: `${withoutPartner(report.left, left)}; ${isOne ? it : they}${keepsLeft ? `, with missing cells from ${right}` : ""}.`,
    });
  }
  if (report.right.unmatched > 0) {
    const isOne = report.right.unmatched === 1;
    const [it, they] = keepsRight
      ? ["it comes along", "they come along"]
      : ["it does not come along", "they do not come along"];
    lines.push({
      tone: keepsRight ? "caution" : "plain",
      text: `${withoutPartner(report.right, right)}; ${isOne ? it : they}${keepsRight ? `, with missing cells from ${left}` : ""}.`,
    });
  }
  for (const [side, name] of [[report.left, left] as const, [report.right, right] as const]) {
    if (side.missing === 0) continue;
    const text = `${countWord(side.missing, "row")} of ${name} ${side.missing === 1 ? "has" : "have"} no key; a missing key meets none.`;
    lines.push({ tone: "caution", text });
  }
  if (most !== null) lines.push({ tone: "caution", text: fanOutText(report, multiplied, most, left, right) });
  for (const [name, now] of renamed) {
    lines.push({
      tone: "plain",
      text: `Both have ${quoted(name)}; the one of ${right} is called ${quoted(now)}.`,
    });
  }
  return lines;
}

function matchedLine(side: JoinSide, left: string, right: string): ReportLine {
  if (side.matched === 0) return { tone: "caution", text: `No row of ${left} has a partner in ${right}.` };
  const text =
    side.matched === side.nRows
      ? `Every row of ${left} has a partner in ${right}.`
      : `${grouped(side.matched)} of ${countWord(side.nRows, "row")} of ${left} have a partner in ${right}.`;
  return { tone: "plain", text };
}

/** "12 rows of a.csv (3 keys: 7, 8, 9) have none" */
function withoutPartner({ unmatched, unmatchedKeys, examples }: JoinSide, name: string): string {
  const shown = examples.join(", ") + (unmatchedKeys > examples.length ? ", …" : "");
  const has = unmatched === 1 ? "has" : "have";
  return `${countWord(unmatched, "row")} of ${name} (${countWord(unmatchedKeys, "key")}: ${shown}) ${has} no partner`;
}

function fanOutText(
  { left, nRows }: JoinReport,
  multiplied: number,
  most: NonNullable<JoinReport["most"]>,
  name: string,
  other: string,
): string {
  const finds = multiplied === 1 ? "finds" : "find";
  return (
    `Rows multiply: ${countWord(multiplied, "row")} of ${name} ${finds} several partners (${quoted(most.key)} finds ` +
    `${grouped(most.partners)}), so ${grouped(left.nRows)} rows become ${grouped(nRows)}. Copies of one row can fall on both sides of the split: ` +
    `group ${other} to one row a key first, or give the key the role “group”.`
  );
}

/** Appended tables in sentences: what each lacks, what became words, what comes again. */
export function stackSentences({ parts, toWords, repeated, nRows }: StackReport): readonly ReportLine[] {
  const sum = parts.map(({ name, nRows: rows }) => `${grouped(rows)} of ${name}`).join(", ");
  const lines: ReportLine[] = [{ tone: "plain", text: `${countWord(nRows, "row")}: ${sum}.` }];
  for (const { name, lacks, left } of parts) {
    if (lacks.length > 0) {
      const are = lacks.length === 1 ? "is" : "are";
      lines.push({
        tone: "caution",
        text: `${listed(lacks.map(quoted))} ${are} missing in the rows of ${name}.`,
      });
    }
    if (left.length > 0)
      lines.push({
        tone: "plain",
        text: `${listed(left.map(quoted))} of ${name} ${left.length === 1 ? "does" : "do"} not come along.`,
      });
  }
  if (toWords.length > 0) {
    const become = toWords.length === 1 ? "becomes" : "become";
    lines.push({
      tone: "caution",
      text: `${listed(toWords.map(quoted))} ${become} words: the tables hold different kinds of values there.`,
    });
  }
  if (repeated > 0)
    lines.push({
      tone: "caution",
      text: `${countWord(repeated, "added row")} ${repeated === 1 ? "equals a row" : "equal rows"} above in every column: the same rows twice?`,
    });
  return lines;
}
