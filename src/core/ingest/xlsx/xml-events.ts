/** What an XML text holds, in order. Names are without their prefix; a self-closing element is opened and closed. */
export interface XmlHandler {
  open(name: string, attribute: (name: string) => string | undefined): void;
  close(name: string): void;
  text(text: string): void;
}

const entities = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);

/**
 * Reads XML that arrives in pieces, as the parts of a workbook are: elements, attributes, text, CDATA. Comments, instructions and
 * declarations are passed over; entities beyond the five of XML are never defined, so that none can be made to grow.
 */
export class XmlEvents {
  readonly #handler: XmlHandler;
  #rest = "";

  constructor(handler: XmlHandler) {
    this.#handler = handler;
  }

  /** A tag is open at the end of what was read. */
  get isCut(): boolean {
    return this.#rest.trim() !== "";
  }

  read(piece: string): void {
    const text = this.#rest === "" ? piece : this.#rest + piece;
    let at = 0;
    for (;;) {
      const open = text.indexOf("<", at);
      if (open === -1) break;
      const end = endOfMarkup(text, open);
      if (end === -1) break;
      if (open > at) this.#handler.text(decodeEntities(text.slice(at, open)));
      this.#markup(text.slice(open, end));
      at = end;
    }
    this.#rest = text.slice(at);
  }

  #markup(tag: string): void {
    const second = tag.charCodeAt(1);
    if (second === 0x21) {
      if (tag.startsWith("<![CDATA[")) this.#handler.text(tag.slice(9, -3));
      return;
    }
    if (second === 0x3f) return;
    if (second === 0x2f) {
      this.#handler.close(localName(tag.slice(2, -1).trimEnd()));
      return;
    }
    const closes = tag.charCodeAt(tag.length - 2) === 0x2f;
    const inner = tag.slice(1, closes ? -2 : -1);
    const blank = inner.search(/\s/);
    const name = localName(blank === -1 ? inner : inner.slice(0, blank));
    this.#handler.open(name, (wanted) => (blank === -1 ? undefined : attributeOf(inner, blank, wanted)));
    if (closes) this.#handler.close(name);
  }
}

/** Past the ">" that ends what starts at `open`; -1 when it is not there yet. */
function endOfMarkup(text: string, open: number): number {
  const closing = text.startsWith("<!--", open)
    ? "-->"
    : text.startsWith("<![CDATA[", open)
      ? "]]>"
      : text.startsWith("<?", open)
        ? "?>"
        : null;
  // "<!" alone may still become a comment or CDATA.
  if (closing === null && text.length - open < 9 && "<![CDATA[".startsWith(text.slice(open))) return -1;
  if (closing !== null) {
    const end = text.indexOf(closing, open);
    return end === -1 ? -1 : end + closing.length;
  }
  let quote = 0;
  for (let at = open + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (quote !== 0) {
      if (unit === quote) quote = 0;
    } else if (unit === 0x22 || unit === 0x27) quote = unit;
    else if (unit === 0x3e) return at + 1;
  }
  return -1;
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon === -1 ? name : name.slice(colon + 1);
}

const attribute = /\s(?:[\w.-]+:)?([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

function attributeOf(inner: string, from: number, wanted: string): string | undefined {
  attribute.lastIndex = from;
  for (let match = attribute.exec(inner); match !== null; match = attribute.exec(inner)) {
    if (match[1] === wanted) return decodeEntities(match[2] ?? match[3] ?? "");
  }
  return undefined;
}

function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|\w{2,5});/g, (whole, body: string) => {
    if (!body.startsWith("#")) return entities.get(body) ?? whole;
    const code = body[1] === "x" ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
