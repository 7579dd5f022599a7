/** How a file is written. */
export interface WrittenDialect {
  readonly delimiter: string;
  readonly quote: string;
  /** "double": a quote inside is doubled; "none": it is left as it is; else the character put before it. */
  readonly escape: string;
  readonly newline: string;
  readonly quoteAll: boolean;
}

export const usual: WrittenDialect = {
  delimiter: ",",
  quote: '"',
  escape: "double",
  newline: "\n",
  quoteAll: false,
};

export function writeCell(text: string, dialect: WrittenDialect): string {
  const { delimiter, quote, escape, quoteAll } = dialect;
  const needed =
    quoteAll ||
    text.includes(delimiter) ||
    text.includes(quote) ||
    /[\r\n]/.test(text) ||
    (delimiter === " " && text === "");
  if (!needed) return text;
  if (escape === "double") return quote + text.replaceAll(quote, quote + quote) + quote;
  if (escape === "none") return quote + text + quote;
  return quote + text.replaceAll(escape, escape + escape).replaceAll(quote, escape + quote) + quote;
}

export function writeRecord(texts: readonly string[], dialect: WrittenDialect): string {
  return texts.map((text) => writeCell(text, dialect)).join(dialect.delimiter);
}

/** Lines with a newline after each. */
export function writeLines(lines: readonly string[], { newline }: WrittenDialect): string {
  return lines.map((line) => line + newline).join("");
}
