import type { BuilderOptions, Oddities } from "#core/ingest/builder-options.ts";
import type { FinishedColumn } from "#core/ingest/finish-column.ts";
import type { DetectedDialect } from "#core/ingest/dialect.ts";
import { signWord } from "#core/ingest/guesses.ts";
import type { Pass } from "#core/ingest/read-rows.ts";
import type { Encoding } from "#core/ingest/text-stream.ts";
import type { DateOrder, ReadWarning } from "#core/frame/reading.ts";
import { eitherOf } from "#core/frame/date-orders.ts";

interface FileFacts {
  readonly pass: Pass;
  readonly encoding: Encoding;
  readonly detected: DetectedDialect;
  readonly isEncodingFixed: boolean;
  readonly isDialectFixed: boolean;
  readonly invalidBytes: number;
  readonly preamble: readonly { readonly text: string }[];
  readonly blankAbove: number;
  readonly headerRows: number;
  readonly renamed: number;
  readonly width: number;
}

/** "1 row", "2 rows" */
function counted(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

export function fileWarnings(facts: FileFacts): ReadWarning[] {
  const { width, encoding } = facts;
  const { faults, rows } = facts.pass;
  const { footer, other, repeatedHeaders } = rows.end.after;
  const { dialect, confidence } = facts.detected;
  const blankLines = rows.blankLines + facts.blankAbove;
  const { shortRows, longRows } = rows;
  const lineOf = (long: boolean) => rows.ragged.find(({ got }) => got > width === long)?.line;
  const at = (long: boolean) => {
    const line = lineOf(long);
    return line === undefined ? "" : `, the first on line ${line}`;
  };
  const warnings: (ReadWarning | false)[] = [
    facts.invalidBytes > 0 && {
      code: "invalid-bytes",
      count: facts.invalidBytes,
      message: `${counted(facts.invalidBytes, "place")} did not hold valid ${encoding.name} and became “\ufffd”. The rows were kept. Choose another encoding if text looks wrong.`,
    },
    !facts.isEncodingFixed &&
      encoding.confidence < 1 &&
      !encoding.name.startsWith("utf-") && {
        code: "guessed-encoding",
        count: 1,
        message: `Nothing in the file says how its characters are encoded. They were read as ${encoding.name}; choose another encoding if text looks wrong.`,
      },
    !facts.isDialectFixed &&
      (confidence < 0.6 || dialect.spacing !== null) && {
        code: "guessed-delimiter",
        count: 1,
        message:
          dialect.spacing === null
            ? `It is not sure that ${signWord(dialect.delimiter)} separates the cells. Choose another separator if the columns look wrong.`
            : `Columns are made by ${dialect.spacing.kind === "blanks" ? "runs of blanks" : "their place in the line"}. Check the first rows.`,
      },
    facts.preamble.length > 0 && {
      code: "preamble-lines",
      count: facts.preamble.length,
      message: `${counted(facts.preamble.length, "line")} above the header ${facts.preamble.length === 1 ? "was" : "were"} taken for a title and left out: “${facts.preamble
        .map(({ text }) => text)
        .join(" / ")
        .slice(0, 200)}”.`,
    },
    facts.headerRows > 1 && {
      code: "joined-header",
      count: facts.headerRows,
      message: `The names of the columns are in ${facts.headerRows} rows and were joined. Say how many there are if that is wrong.`,
    },
    rows.remarks > 0 && {
      code: "comment-lines",
      count: rows.remarks,
      message: `${counted(rows.remarks, "line")} that ${rows.remarks === 1 ? "begins" : "begin"} with ${dialect.comment} ${rows.remarks === 1 ? "was" : "were"} taken for a remark and left out.`,
    },
    footer !== null && {
      code: "footer-lines",
      count: footer.texts.length,
      message: `${counted(footer.texts.length, "line")} below the table, from line ${footer.line} on, ${footer.texts.length === 1 ? "was" : "were"} taken for a note and left out: “${footer.texts.join(" / ").slice(0, 200)}”.`,
    },
    repeatedHeaders.length > 0 && {
      code: "repeated-header",
      count: repeatedHeaders.length,
      message: `The header stands again on line ${repeatedHeaders.slice(0, 5).join(", ")}, as when files are put together. It is no row; the rows below it were kept.`,
    },
    other !== null && {
      code: "more-tables",
      count: other.rows,
      message: `Another table begins on line ${other.line} (${other.names.join(", ").slice(0, 120)}). Only the first was read; skip ${counted(other.line - 1, "line")} to read the other.`,
    },
    rows.otherDelimiter.count > 0 && {
      code: "other-delimiter",
      count: rows.otherDelimiter.count,
      message: `${counted(rows.otherDelimiter.count, "row")} ${rows.otherDelimiter.count === 1 ? "is" : "are"} written with another delimiter than the rest, the first on line ${rows.otherDelimiter.line}, and ${rows.otherDelimiter.count === 1 ? "was" : "were"} split at that.`,
    },
    facts.renamed > 0 && {
      code: "header-repaired",
      count: facts.renamed,
      message: `${counted(facts.renamed, "column name")} ${facts.renamed === 1 ? "was" : "were"} empty, repeated or surrounded by blanks, and ${facts.renamed === 1 ? "was" : "were"} changed.`,
    },
    faults.unclosed.length > 0 && {
      code: "unclosed-quote",
      count: faults.unclosed.length,
      message: `A quote on line ${faults.unclosed.slice(0, 5).join(", ")} is never closed. ${faults.unclosed.length === 1 ? "That line was" : "Those lines were"} read with the quote as a plain character, and the lines after as usual.`,
    },
    faults.malformed > 0 && {
      code: "malformed-quotes",
      count: faults.malformed,
      message: `${counted(faults.malformed, "row")} ${faults.malformed === 1 ? "has" : "have"} a quote in the middle of a quoted cell. The text was kept with its quotes.`,
    },
    shortRows > 0 && {
      code: "short-rows",
      count: shortRows,
      message: `${counted(shortRows, "row")} had fewer than ${width} fields${at(false)}. The rest of their cells are missing.`,
    },
    longRows > 0 && {
      code: "long-rows",
      count: longRows,
      message: `${counted(longRows, "row")} had more than ${width} fields${at(true)}. The rows were kept; the extra fields are listed, not used.`,
    },
    blankLines > 0 && {
      code: "blank-lines",
      count: blankLines,
      message: `${counted(blankLines, "blank line")} ${blankLines === 1 ? "was" : "were"} skipped.`,
    },
  ];
  return warnings.filter((warning) => warning !== false);
}

const orderWords = {
  "day-first": "day/month",
  "month-first": "month/day",
  "year-first": "year/month/day",
} as const;

function ways(orders: readonly DateOrder[]): string {
  // A column without doubt about its years is said as before: day/month or month/day.
  const hasYear = orders.includes("year-first");
  return eitherOf(
    orders.map((order) =>
      hasYear && order !== "year-first" ? `${orderWords[order]}/year` : orderWords[order],
    ),
  );
}

export function columnWarnings(
  { column, format, around, openDates, ambiguousNumbers, numbersAmongWords }: FinishedColumn,
  { missingTokens, infinite, misfits }: Oddities,
  { forced, dateOrder }: BuilderOptions,
): ReadWarning[] {
  const name = `“${column.name}”`;
  const nMissing = [...missingTokens.values()].reduce((sum, count) => sum + count, 0);
  const warnings: (ReadWarning | false)[] = [
    nMissing > 0 && {
      code: "missing-tokens",
      count: nMissing,
      message: `${counted(nMissing, "cell")} of ${name} ${nMissing === 1 ? "was" : "were"} read as missing: ${[...missingTokens].map(([token, count]) => `“${token}” (${count})`).join(", ")}.`,
    },
    infinite > 0 && {
      code: "infinite-values",
      count: infinite,
      column: column.name,
      message: `${counted(infinite, "infinite value")} in ${name} ${infinite === 1 ? "was" : "were"} read as missing.`,
    },
    misfits > 0 && {
      code: "values-not-of-kind",
      count: misfits,
      column: column.name,
      message: `${counted(misfits, "cell")} of ${name} ${misfits === 1 ? "is" : "are"} not ${forced ?? column.kind}, as was asked, and became missing.`,
    },
    openDates.length > 0 && {
      code: "ambiguous-dates",
      count: 1,
      message:
        column.kind === "datetime"
          ? `The dates of ${name} can be read as ${ways(openDates)}; they were read as ${orderWords[dateOrder ?? openDates[0]!]}.`
          : `The dates of ${name} can be read as ${ways(openDates)}, so they were left as they are. Set its kind to date to use them.`,
    },
    (format === "comma" || format === "thousands") && {
      code: "number-format",
      count: 1,
      message: `${name} writes numbers ${format === "comma" ? "as 1.234,5" : "as 1,234.5"}${ambiguousNumbers ? "; no cell proves it, so check a few" : ""}.`,
    },
    around !== null && {
      code: "number-spelling",
      count: 1,
      message:
        around === ""
          ? `${name} writes numbers with blanks, apostrophes, parentheses or a minus of its own; they were read as plain numbers.`
          : `${name} writes “${around}” with its numbers; they were read without it${around === "%" ? ", as percentages (12 % is 12)" : ""}.`,
    },
    numbersAmongWords > 0 &&
      forced === null && {
        code: "numbers-among-words",
        count: numbersAmongWords,
        message: `${counted(numbersAmongWords, "cell")} of ${name} ${numbersAmongWords === 1 ? "is a number" : "are numbers"}, but not all are, so it was read as words. Set its kind to number to use the numbers.`,
      },
  ];
  return warnings.filter((warning) => warning !== false);
}
