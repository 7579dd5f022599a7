import { formatPercent } from "./numbers.ts";

const spelled = ["", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** A share as the head of a phrase, where a plain fraction is within 8 % of it: "one in four is", "37 % are". */
export function shareInWords(share: number): string {
  if (share <= 0) return "none is";
  if (share >= 1) return "all are";
  for (let parts = 2; parts <= 10; parts++) {
    if (near(share, 1 / parts)) return parts === 2 ? "half are" : `one in ${spelled[parts]} is`;
  }
  for (const [part, parts] of [
    [2, 3],
    [3, 4],
    [4, 5],
    [9, 10],
  ] as const) {
    if (near(1 - share, 1 - part / parts))
      return `${part === 9 ? "nine" : spelled[part]} in ${spelled[parts]} are`;
  }
  return `${formatPercent(share)} are`;
}

function near(share: number, fraction: number): boolean {
  return Math.abs(share / fraction - 1) < 0.08;
}
