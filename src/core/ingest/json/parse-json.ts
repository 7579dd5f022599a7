/** A number as it is written: 2^53 + 1 and 1.0 keep their digits. */
export class JsonNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** An object is a Map: a key may be `__proto__`, and keys that are numbers keep their order. */
export type Json = string | boolean | null | JsonNumber | readonly Json[] | JsonObject;
export type JsonObject = ReadonlyMap<string, Json>;

/** Deeper than any table; far from the end of any stack. */
const deepestJson = 200;

/** What is wrong, and at which character of the text. */
export class JsonFault extends Error {
  readonly at: number;
  readonly isDeep: boolean;
  constructor(message: string, at: number, isDeep = false) {
    super(message);
    this.at = at;
    this.isDeep = isDeep;
  }
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** Python writes what JSON has no word for: they are read as missing. */
const words: readonly (readonly [string, Json])[] = [
  ["true", true],
  ["false", false],
  ["null", null],
  ["NaN", null],
  ["Infinity", null],
  ["-Infinity", null],
];
const escapes = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

/**
 * One JSON value (RFC 8259), strictly, but for NaN and Infinity, which pandas and Python write. Of a key that comes twice, the last counts.
 * @throws JsonFault
 */
export function parseJson(text: string): Json {
  const parser = new Parser(text);
  const value = parser.value(0);
  parser.end();
  return value;
}

class Parser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): Json {
    if (depth > deepestJson)
      throw new JsonFault(`it is nested more than ${deepestJson} levels deep`, this.#at, true);
    this.#skipBlanks();
    const first = this.#text.charCodeAt(this.#at);
    if (first === 0x22) return this.#string();
    if (first === 0x7b) return this.#object(depth);
    if (first === 0x5b) return this.#array(depth);
    for (const [word, value] of words) {
      if (!this.#text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      return value;
    }
    number.lastIndex = this.#at;
    const match = number.exec(this.#text);
    if (match === null) throw this.#unexpected();
    this.#at = number.lastIndex;
    return new JsonNumber(match[0]);
  }

  end(): void {
    this.#skipBlanks();
    if (this.#at < this.#text.length) throw this.#unexpected();
  }

  #object(depth: number): JsonObject {
    const entries = new Map<string, Json>();
    this.#at++;
    this.#skipBlanks();
    if (this.#take(0x7d)) return entries;
    for (;;) {
      this.#skipBlanks();
      if (this.#text.charCodeAt(this.#at) !== 0x22) throw this.#unexpected();
      const key = this.#string();
      this.#skipBlanks();
      if (!this.#take(0x3a)) throw this.#unexpected();
      entries.set(key, this.value(depth + 1));
      this.#skipBlanks();
      if (this.#take(0x7d)) return entries;
      if (!this.#take(0x2c)) throw this.#unexpected();
    }
  }

  #array(depth: number): readonly Json[] {
    const items: Json[] = [];
    this.#at++;
    this.#skipBlanks();
    if (this.#take(0x5d)) return items;
    for (;;) {
      items.push(this.value(depth + 1));
      this.#skipBlanks();
      if (this.#take(0x5d)) return items;
      if (!this.#take(0x2c)) throw this.#unexpected();
    }
  }

  #string(): string {
    const text = this.#text;
    let start = ++this.#at;
    let parts = "";
    for (;;) {
      const unit = text.charCodeAt(this.#at);
      if (unit === 0x22) {
        const rest = text.slice(start, this.#at++);
        return parts === "" ? rest : parts + rest;
      }
      if (unit !== unit || unit < 0x20) throw this.#unexpected();
      if (unit !== 0x5c) {
        this.#at++;
        continue;
      }
      parts += text.slice(start, this.#at) + this.#escape();
      start = this.#at;
    }
  }

  #escape(): string {
    const letter = this.#text[this.#at + 1] ?? "";
    if (letter === "u") {
      const hex = this.#text.slice(this.#at + 2, this.#at + 6);
      if (!/^[0-9a-fA-F]{4}$/.test(hex)) throw this.#unexpected();
      this.#at += 6;
      return String.fromCharCode(Number.parseInt(hex, 16));
    }
    const meant = escapes.get(letter);
    if (meant === undefined) throw this.#unexpected();
    this.#at += 2;
    return meant;
  }

  #take(unit: number): boolean {
    if (this.#text.charCodeAt(this.#at) !== unit) return false;
    this.#at++;
    return true;
  }

  #skipBlanks(): void {
    for (;;) {
      const unit = this.#text.charCodeAt(this.#at);
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return;
      this.#at++;
    }
  }

  #unexpected(): JsonFault {
    if (this.#at >= this.#text.length) return new JsonFault("it ends too early", this.#at);
    return new JsonFault(`“${this.#text.slice(this.#at, this.#at + 1)}” is not expected`, this.#at);
  }
}

/** As JSON again, numbers as they were written. */
export function jsonText(value: Json): string {
  if (value instanceof JsonNumber) return value.text;
  if (value instanceof Map)
    return `{${[...value].map(([key, item]) => `${JSON.stringify(key)}:${jsonText(item as Json)}`).join(",")}}`;
  if (Array.isArray(value)) return `[${value.map((item) => jsonText(item as Json)).join(",")}]`;
  return JSON.stringify(value);
}
