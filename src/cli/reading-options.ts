import type { Arguments } from "#cli/arguments.ts";
import type { OptionSpec } from "#cli/command.ts";
import { partOption, partsAsked } from "#cli/part-option.ts";
import { eitherOf, ordersOf } from "#core/frame/date-orders.ts";
import type { DateOrder, NumberStyle, Reading, ReadOptions, TextLayout } from "#core/frame/reading.ts";
import { LatheError } from "#core/shared/problems.ts";

/** How a table is to be read, for every command that reads one. What is not said is detected. */
export const readingOptions: readonly OptionSpec[] = [
  {
    name: "encoding",
    value: "NAME",
    help: "how its characters are encoded: utf-8, windows-1252, shift_jis, …",
  },
  { name: "delimiter", value: "SIGN", help: "what separates cells; \\t is a tab" },
  { name: "layout", value: "HOW", help: "blanks (runs of them separate cells) or columns (of fixed width)" },
  { name: "quote", value: "SIGN", help: "what cells with a delimiter inside begin and end with" },
  {
    name: "escape",
    value: "SIGN",
    help: "what stands before a quote inside a cell, where it is not doubled",
  },
  { name: "header-rows", value: "N", help: "rows that name the columns, 0 to 5" },
  { name: "skip", value: "N", help: "lines above the header" },
  { name: "comment", value: "SIGN", help: "what a line that is a remark begins with" },
  { name: "keep-footer", help: "notes and totals below the table are rows" },
  { name: "decimal", value: "STYLE", help: "how numbers are written: point, comma or thousands (1,234.5)" },
  {
    name: "date-order",
    value: "ORDER",
    help: "day, month or year first, or COL=day for one column",
    repeatable: true,
  },
  {
    name: "missing",
    value: "WORD",
    help: "a spelling of “no value”, in place of the usual ones",
    repeatable: true,
  },
  partOption,
  { name: "column", value: "COL", help: "read this column only", repeatable: true },
  { name: "sample", value: "SHARE", help: "keep each row with this chance, as 0.1; the same rows each time" },
];

/** @throws LatheError "bad-usage" for a value that is none of those offered */
export function readingOptionsOf(args: Arguments): ReadOptions {
  const text = (option: string) => args.value(option)?.replaceAll("\\t", "\t");
  const orders = args.values("date-order").map((given) => {
    const at = given.lastIndexOf("=");
    return { column: at === -1 ? null : given.slice(0, at), order: orderOf(given.slice(at + 1)) };
  });
  const all = orders.findLast(({ column }) => column === null);
  const single = orders.flatMap(({ column, order }) => (column === null ? [] : [[column, order] as const]));
  const missing = args.values("missing");
  const columns = args.values("column");
  const share = args.value("sample");
  const headerRows = args.integer("header-rows", 0, 5);
  const skipLines = args.integer("skip", 0, 1_000_000);
  const options: { [Option in keyof ReadOptions]: ReadOptions[Option] | undefined } = {
    ...partsAsked(args),
    encoding: text("encoding"),
    delimiter: text("delimiter"),
    layout: choice<TextLayout>(args, "layout", ["delimited", "blanks", "columns"]),
    quote: text("quote"),
    escape: text("escape"),
    headerRows: headerRows ?? undefined,
    skipLines: skipLines ?? undefined,
    comment: text("comment"),
    footer: args.flag("keep-footer") ? false : undefined,
    numbers: choice<NumberStyle>(args, "decimal", ["point", "comma", "thousands"]),
    dateOrder: all?.order,
    dateOrders: single.length > 0 ? single : undefined,
    missingTokens: missing.length > 0 ? missing : undefined,
    columns: columns.length > 0 ? columns : undefined,
    sample: share === null ? undefined : { share: shareOf(share), randomState: 0 },
  };
  return Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined),
  ) as ReadOptions;
}

/** What the file could not answer, with the option that does. */
export function openQuestions({ guesses }: Reading): string[] {
  return guesses
    .filter(({ ask }) => ask)
    .map((guess) => {
      const { column, value } = guess;
      const assumed = value === "" ? "left as they are" : `read ${firstOf(value)} first`;
      const ways = ordersOf([guess]).map(firstOf);
      const options = ways.map((way) => `"${column}=${way}"`);
      return `The dates of “${column}” can be read ${eitherOf(ways)} first; they were ${assumed}. Say --date-order ${eitherOf(options)}.`;
    });
}

/** What stands first: "day" of "day-first". */
const firstOf = (order: string): string => order.replace("-first", "");

function orderOf(word: string): DateOrder {
  if (word === "day" || word === "month" || word === "year") return `${word}-first`;
  throw new LatheError("bad-usage", { reason: `--date-order is day, month or year, not “${word}”` });
}

function shareOf(word: string): number {
  const share = Number(word);
  if (share > 0 && share <= 1) return share;
  throw new LatheError("bad-usage", { reason: `--sample is a share above 0 and up to 1, not “${word}”` });
}

function choice<T extends string>(args: Arguments, option: string, offered: readonly T[]): T | undefined {
  const given = args.value(option);
  if (given === null) return undefined;
  const chosen = offered.find((one) => one === given);
  if (chosen !== undefined) return chosen;
  throw new LatheError("bad-usage", { reason: `--${option} is ${offered.join(", ")}, not “${given}”` });
}
