/** Lines looked at for what could separate cells. */
const mostLines = 120;
/** What never separates cells: it stands inside numbers, dates, names and addresses. */
const inside = /[\p{L}\p{M}\p{N}\s"'`.\-_@%()+$€£¥&*?!\\#\ufffd\0]/u;
const usual = [",", ";", "\t", "|"] as const;
/** How far each is believed before anything is tried: a colon is mostly of a time, a blank of a sentence. */
const doubts: ReadonlyMap<string, number> = new Map([
  [":", 0.6],
  ["/", 0.3],
  ["=", 0.3],
  [" ", 0.5],
]);

/** The colons of a time of day and the slashes of a date separate nothing. */
const momentOfTime =
  /\d{1,2}:\d{2}(?::\d{2})?|(?<![\d/])(?:\d{1,2}\/\d{1,2}\/(?:\d{4}|\d{2})|\d{4}\/\d{1,2}\/\d{1,2})(?![\d/])/g;

export interface DelimiterCandidate {
  readonly delimiter: string;
  /** In (0, 1]: how likely it is one before the records are looked at. */
  readonly prior: number;
}

/**
 * What could separate the cells of this text: the usual four, and any other sign, or run of up to four signs, that stands
 * in two fifths of its lines.
 * @param text the first text of the file
 */
export function delimiterCandidates(text: string): DelimiterCandidate[] {
  const lines = text.split(/\r\n|\n|\r/, mostLines).filter((line) => line.trim() !== "");
  const seen = new Map<string, number>();
  for (const line of lines) for (const sign of signsOf(line)) seen.set(sign, (seen.get(sign) ?? 0) + 1);
  const candidates: DelimiterCandidate[] = usual.map((delimiter) => ({ delimiter, prior: 1 }));
  for (const [delimiter, count] of seen) {
    if ((usual as readonly string[]).includes(delimiter) || count < 0.4 * lines.length) continue;
    candidates.push({ delimiter, prior: doubts.get(delimiter) ?? 0.9 });
  }
  return candidates;
}

/** Single signs, and runs of two to four that hold one. Blanks around a sign are tried with it and without. */
function signsOf(line: string): Set<string> {
  const found = new Set<string>();
  const characters = [...line.replace(momentOfTime, "0")];
  let run = "";
  const end = () => {
    if (run.trim() !== "" && run.length >= 2 && run.length <= 4) found.add(run);
    run = "";
  };
  for (const character of characters) {
    const isBlank = character === " ";
    if (!isBlank && character !== "\t" && inside.test(character)) {
      end();
      continue;
    }
    if (isBlank && run === "") {
      found.add(" ");
      continue;
    }
    found.add(character);
    run += character;
  }
  end();
  return found;
}
