/** The text of one value, and the line of the file it starts on, from 1. */
export interface JsonPiece {
  readonly text: string;
  readonly line: number;
}

/**
 * Cuts a text that arrives in pieces into its values: those of the outermost array, or those that stand one after the other (NDJSON). They are only
 * found, by their brackets and quotes; whether each is JSON shows when it is parsed.
 */
export class JsonValues {
  readonly #inArray: boolean;
  #rest = "";
  /** Where in `#rest` to go on looking, and what is open there. */
  #at = 0;
  #depth = 0;
  #inString = false;
  #isOpen = false;
  #isClosed = false;
  #afterComma = false;
  #line = 1;

  /** @param inArray the values are those of one array */
  constructor(inArray: boolean) {
    this.#inArray = inArray;
  }

  /** What is left over after the last value; "" when nothing is. */
  get rest(): string {
    return this.#rest.trim();
  }

  /** The array has ended, or there was none to end. */
  get isComplete(): boolean {
    return !this.#inArray || this.#isClosed;
  }

  *read(text: string, last: boolean): Generator<JsonPiece> {
    this.#rest += text;
    let start = 0;
    const all = this.#rest;
    if (this.#inArray && !this.#isOpen) {
      const open = all.search(/[^\s\ufeff]/);
      if (open === -1) return;
      this.#line += lines(all, 0, open);
      this.#isOpen = true;
      start = open + 1;
      this.#at = start;
    }
    let at = this.#at;
    for (; at < all.length && !this.#isClosed; at++) {
      const unit = all.charCodeAt(at);
      if (this.#inString) {
        if (unit === 0x5c) at++;
        else if (unit === 0x22) this.#inString = false;
      } else if (unit === 0x22) this.#inString = true;
      else if (unit === 0x7b || unit === 0x5b) this.#depth++;
      else if (unit === 0x7d || unit === 0x5d) {
        this.#depth--;
        if (this.#depth < 0) {
          // A brace cannot close the list: it is left in the value, where it is found out.
          yield* this.#piece(all, start, unit === 0x5d ? at : at + 1, this.#afterComma);
          this.#isClosed = true;
          start = at + 1;
        }
      } else if (this.#depth === 0 && unit === (this.#inArray ? 0x2c : 0x0a)) {
        yield* this.#piece(all, start, at, this.#inArray);
        this.#afterComma = this.#inArray;
        start = at + 1;
      }
    }
    if (last && !this.#inArray) {
      yield* this.#piece(all, start, all.length);
      start = all.length;
    }
    this.#rest = all.slice(start);
    this.#at = Math.max(0, at - start);
  }

  /** @param evenEmpty between two commas something has to stand */
  *#piece(all: string, start: number, end: number, evenEmpty = false): Generator<JsonPiece> {
    const text = all.slice(start, end).replace(/^\ufeff/, "");
    const lead = text.length - text.trimStart().length;
    const line = this.#line + lines(text, 0, lead);
    this.#line += lines(all, start, end + 1);
    if (text.trim() !== "" || evenEmpty) yield { text, line };
  }
}

function lines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at !== -1 && at < to; at = text.indexOf("\n", at + 1)) count++;
  return count;
}
