import Papa from "papaparse";

export interface ParsedText {
  /** Records of fields, in order. */
  readonly data: string[][];
  /** `row` is the record in `data`; `code` "MissingQuotes" or "InvalidQuotes". */
  readonly errors: readonly { readonly code: string; readonly row: number }[];
  /** `cursor`: where the last whole record ends. */
  readonly meta: { readonly cursor: number };
}

export interface PapaConfig {
  readonly delimiter: string;
  readonly newline: "\n" | "\r";
  readonly quoteChar: string;
  readonly escapeChar?: string;
  /**
   * true splits at delimiters and newlines only: quotes are plain characters. false never does: with `preview`, it is needed for
   * `cursor` to be where those records end.
   */
  readonly fastMode?: boolean;
  readonly preview?: number;
}

/**
 * One call of Papa Parse's own parser, without its streaming, workers, header and typing.
 * @param ignoreLast leaves out a last record that no newline has ended yet
 */
export function parseText(text: string, config: PapaConfig, ignoreLast: boolean): ParsedText {
  return new Papa.Parser({ ...config }).parse(text, 0, ignoreLast);
}
