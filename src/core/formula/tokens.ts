import { LatheError } from "#core/shared/problems.ts";

export interface Token {
  readonly kind: "number" | "text" | "name" | "column" | "sign" | "end";
  /** The value: digits as written, text without its quotes, a column's whole name. */
  readonly text: string;
  /** Characters from the start of the formula. */
  readonly at: number;
  /** Just past its last character. */
  readonly end: number;
}

const number = /(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?/y;
const name = /[\p{L}_][\p{L}\p{N}_]*/uy;
const signs = ["<=", ">=", "!=", "<>", "==", "+", "-", "*", "/", "^", "%", "(", ")", ",", "<", ">", "="];

/**
 * A formula in pieces. Texts stand in double quotes ("" is a quote in one), names of columns that are no plain words in
 * square brackets (]] is a bracket in one).
 * @throws LatheError "formula-invalid" with the place
 */
export function tokensOf(formula: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < formula.length) {
    const character = formula[at]!;
    if (/\s/.test(character)) {
      at++;
      continue;
    }
    const token =
      character === '"'
        ? enclosed(formula, at, '"', "text")
        : character === "["
          ? enclosed(formula, at, "]", "column")
          : (matched(formula, at, number, "number") ??
            matched(formula, at, name, "name") ??
            sign(formula, at));
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ kind: "end", text: "", at: formula.length, end: formula.length });
  return tokens;
}

function matched(formula: string, at: number, pattern: RegExp, kind: Token["kind"]): Token | null {
  pattern.lastIndex = at;
  const [text] = pattern.exec(formula) ?? [];
  return text === undefined ? null : { kind, text, at, end: at + text.length };
}

function sign(formula: string, at: number): Token {
  const text = signs.find((each) => formula.startsWith(each, at));
  if (text !== undefined) return { kind: "sign", text, at, end: at + text.length };
  if (formula[at] === "'") throw invalid('a text stands between double quotes, as "big"', at);
  throw invalid(`“${String.fromCodePoint(formula.codePointAt(at)!)}” means nothing here`, at);
}

/** From an opening mark to its closing one; the closing one twice is one of the text. */
function enclosed(formula: string, at: number, close: string, kind: Token["kind"]): Token {
  let text = "";
  for (let end = at + 1; end < formula.length; end++) {
    if (formula[end] !== close) text += formula[end]!;
    else if (formula[end + 1] === close) {
      text += close;
      end++;
    } else return { kind, text, at, end: end + 1 };
  }
  throw invalid(kind === "text" ? "this text has no closing quote" : "this name has no closing bracket", at);
}

export function invalid(reason: string, at: number): LatheError {
  return new LatheError("formula-invalid", { reason, at });
}
