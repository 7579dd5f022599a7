import { invalid, type Token, tokensOf } from "#core/formula/tokens.ts";

export type Formula =
  | { readonly kind: "number"; readonly value: number; readonly at: number }
  | { readonly kind: "text"; readonly value: string; readonly at: number }
  | { readonly kind: "column"; readonly name: string; readonly at: number }
  /** A word: a column, or true, false, missing. Which, the columns decide. */
  | { readonly kind: "name"; readonly name: string; readonly at: number }
  | {
      readonly kind: "call";
      readonly name: string;
      readonly of: readonly Formula[];
      readonly at: number;
    };

/** How tightly a sign binds; -2^2 is -4, and 2^3^2 is 2^9, as in mathematics. */
const binding: ReadonlyMap<string, number> = new Map([
  ["or", 1],
  ["and", 2],
  ["=", 4],
  ["==", 4],
  ["!=", 4],
  ["<>", 4],
  ["<", 4],
  ["<=", 4],
  [">", 4],
  [">=", 4],
  ["+", 5],
  ["-", 5],
  ["*", 6],
  ["/", 6],
  ["%", 6],
  ["^", 8],
]);
const NOT = 3;
const MINUS = 7;
const deepest = 200;

/** @throws LatheError "formula-invalid" with the place */
export function parseFormula(text: string): Formula {
  const tokens = tokensOf(text);
  let next = 0;
  let depth = 0;
  const peek = (): Token => tokens[next]!;
  const take = (): Token => tokens[next++]!;
  const isSign = (sign: string) => peek().kind === "sign" && peek().text === sign;
  const expect = (sign: string) => {
    if (!isSign(sign))
      throw invalid(`“${sign}” is missing ${peek().kind === "end" ? "at the end" : "here"}`, peek().at);
    next++;
  };

  function expression(least: number): Formula {
    if (++depth > deepest) throw invalid("it is nested too deeply", peek().at);
    let left = operand();
    for (;;) {
      const token = peek();
      const sign = token.kind === "name" ? token.text.toLowerCase() : token.text;
      const strength = token.kind === "sign" || token.kind === "name" ? binding.get(sign) : undefined;
      if (strength === undefined || strength < least) break;
      next++;
      const right = expression(sign === "^" ? strength : strength + 1);
      left = { kind: "call", name: sign, of: [left, right], at: token.at };
    }
    depth--;
    return left;
  }

  function operand(): Formula {
    const token = take();
    const { at } = token;
    switch (token.kind) {
      case "number":
        return { kind: "number", value: Number(token.text), at };
      case "text":
        return { kind: "text", value: token.text, at };
      case "column":
        return { kind: "column", name: token.text, at };
      case "name":
        if (token.text.toLowerCase() === "not")
          return { kind: "call", name: "not", of: [expression(NOT)], at };
        return isSign("(") ? call(token) : { kind: "name", name: token.text, at };
      case "sign":
        if (token.text === "-") return { kind: "call", name: "negative", of: [expression(MINUS)], at };
        if (token.text === "+") return expression(MINUS);
        if (token.text === "(") {
          const inner = expression(0);
          expect(")");
          return inner;
        }
        throw invalid(`a value is missing before “${token.text}”`, at);
      case "end":
        throw invalid(text.trim() === "" ? "it is empty" : "a value is missing at the end", at);
    }
  }

  function call({ text: name, at }: Token): Formula {
    expect("(");
    const of: Formula[] = [];
    if (!isSign(")")) {
      do {
        of.push(expression(0));
      } while (isSign(",") && take());
    }
    expect(")");
    return { kind: "call", name: name.toLowerCase(), of, at };
  }

  const formula = expression(0);
  if (peek().kind !== "end") throw invalid(`“${peek().text}” is not expected here`, peek().at);
  return formula;
}
