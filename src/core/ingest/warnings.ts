import type { BuilderOptions, Oddities } from "#core/ingest/builder-options.ts";
import type { FinishedColumn } from "#core/ingest/finish-column.ts";
import type { QuoteFaults } from "#core/ingest/records.ts";
import type { RaggedRecord, ReadWarning } from "#core/frame/reading.ts";

interface FileFacts {
  readonly invalidBytes: number;
  readonly encoding: string;
  readonly preamble: readonly string[];
  readonly renamed: number;
  readonly faults: QuoteFaults;
  readonly shortRows: number;
  readonly longRows: number;
  readonly firstRagged: readonly RaggedRecord[];
  readonly width: number;
  readonly blankLines: number;
}

/** "1 row", "2 rows" */
function counted(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

export function fileWarnings(facts: FileFacts): ReadWarning[] {
  const { faults, width } = facts;
  const lineOf = (long: boolean) => facts.firstRagged.find(({ got }) => got > width === long)?.line;
  const at = (long: boolean) => {
    const line = lineOf(long);
    return line === undefined ? "" : `, the first on line ${line}`;
  };
  const warnings: (ReadWarning | false)[] = [
    facts.invalidBytes > 0 && {
      code: "invalid-bytes",
      count: facts.invalidBytes,
      message: `${counted(facts.invalidBytes, "place")} did not hold valid ${facts.encoding} and became “\ufffd”. The rows were kept. Choose another encoding if text looks wrong.`,
    },
    facts.preamble.length > 0 && {
      code: "preamble-lines",
      count: facts.preamble.length,
      message: `${counted(facts.preamble.length, "line")} above the header ${facts.preamble.length === 1 ? "was" : "were"} taken for a title and left out: “${facts.preamble.join(" / ").slice(0, 200)}”.`,
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
    facts.shortRows > 0 && {
      code: "short-rows",
      count: facts.shortRows,
      message: `${counted(facts.shortRows, "row")} had fewer than ${width} fields${at(false)}. The rest of their cells are missing.`,
    },
    facts.longRows > 0 && {
      code: "long-rows",
      count: facts.longRows,
      message: `${counted(facts.longRows, "row")} had more than ${width} fields${at(true)}. The rows were kept; the extra fields are listed, not used.`,
    },
    facts.blankLines > 0 && {
      code: "blank-lines",
      count: facts.blankLines,
      message: `${counted(facts.blankLines, "blank line")} ${facts.blankLines === 1 ? "was" : "were"} skipped.`,
    },
  ];
  return warnings.filter((warning) => warning !== false);
}

export function columnWarnings(
  { column, format, ambiguousDates, ambiguousNumbers, numbersAmongWords }: FinishedColumn,
  { missingTokens, infinite, misfits }: Oddities,
  { forced, dayFirst }: BuilderOptions,
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
      message: `${counted(infinite, "infinite value")} in ${name} ${infinite === 1 ? "was" : "were"} read as missing.`,
    },
    misfits > 0 && {
      code: "values-not-of-kind",
      count: misfits,
      column: column.name,
      message: `${counted(misfits, "cell")} of ${name} ${misfits === 1 ? "is" : "are"} not ${forced ?? column.kind}, as was asked, and became missing.`,
    },
    ambiguousDates && {
      code: "ambiguous-dates",
      count: 1,
      message:
        column.kind === "datetime"
          ? `The dates of ${name} can be read as day/month or month/day; they were read as ${dayFirst === false ? "month/day" : "day/month"}.`
          : `The dates of ${name} can be read as day/month or month/day, so they were left as they are. Set the column to datetime to use them.`,
    },
    (format === "comma" || format === "thousands") && {
      code: "number-format",
      count: 1,
      message: `${name} writes numbers ${format === "comma" ? "as 1.234,5" : "as 1,234.5"}${ambiguousNumbers ? "; no cell proves it, so check a few" : ""}.`,
    },
    numbersAmongWords > 0 &&
      forced === null && {
        code: "numbers-among-words",
        count: numbersAmongWords,
        message: `${counted(numbersAmongWords, "cell")} of ${name} ${numbersAmongWords === 1 ? "is a number" : "are numbers"}, but not all are, so it was read as words. Set the column to numeric to use the numbers.`,
      },
  ];
  return warnings.filter((warning) => warning !== false);
}
