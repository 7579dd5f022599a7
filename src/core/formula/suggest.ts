import { formulaFunctions } from "#core/formula/functions.ts";

export interface Suggestion {
  /** What is put in the place of the word that is being typed. */
  readonly text: string;
  /** How it is used, or what it is. */
  readonly hint: string;
}

const most = 8;

/**
 * What the word before the cursor may become: columns first, then functions.
 * @param cursor characters from the start of the formula
 */
export function suggestions(
  formula: string,
  cursor: number,
  columns: readonly string[],
): { readonly from: number; readonly list: readonly Suggestion[] } {
  const before = formula.slice(0, cursor);
  const word = /(\[[^\]]*|[\p{L}_][\p{L}\p{N}_]*)$/u.exec(before)?.[0] ?? "";
  const from = cursor - word.length;
  if (word === "" || isInText(before)) return { from: cursor, list: [] };
  const wanted = word.replace(/^\[/, "").toLowerCase();
  const begins = (name: string) => name.toLowerCase().startsWith(wanted);
  const holds = (name: string) => !begins(name) && name.toLowerCase().includes(wanted);
  const named = [...columns.filter(begins), ...columns.filter(holds)]
    .filter((name) => columnWord(name) !== word)
    .map((name) => ({ text: columnWord(name), hint: "column" }));
  const functions = word.startsWith("[")
    ? []
    : formulaFunctions
        .filter(({ name, usage }) => begins(name) && !formula.slice(from).startsWith(usageName(usage) + "("))
        .map(({ usage, help }) => ({ text: `${usageName(usage)}(`, hint: `${usage}. ${help}` }));
  return { from, list: [...named, ...functions].slice(0, most) };
}

const words = new Set(["and", "or", "not", "true", "false", "missing"]);

/** A column's name as a formula writes it. */
export function columnWord(name: string): string {
  const isPlain = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !words.has(name.toLowerCase());
  return isPlain ? name : `[${name.replaceAll("]", "]]")}]`;
}

function usageName(usage: string): string {
  return usage.slice(0, usage.indexOf("("));
}

/** An odd number of quotes lies before: within a text nothing is suggested. */
function isInText(before: string): boolean {
  return (before.split('"').length - 1) % 2 === 1;
}
