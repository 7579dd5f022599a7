import { describeProblem, type Problem } from "#core/shared/problems.ts";
import { refuse, toast } from "#ui/controls/toast-queue.ts";
import { parseHash } from "./route.ts";

/**
 * What somebody who is asked for help needs to know: the code, the words, what they were made of, where, and in which
 * browser. No rows; names of files and columns only as the message itself has them.
 */
export function problemDetails(problem: Problem, browser: string, hash: string): string {
  const { title, advice } = describeProblem(problem);
  return [
    title,
    advice,
    "",
    `code: ${problem.code}`,
    `details: ${JSON.stringify(problem.details)}`,
    `screen: ${parseHash(hash).place}`,
    `browser: ${browser}`,
  ].join("\n");
}

export async function copyDetails(problem: Problem): Promise<void> {
  try {
    await navigator.clipboard.writeText(problemDetails(problem, navigator.userAgent, location.hash));
    toast("Details copied");
  } catch {
    refuse("The browser did not allow copying");
  }
}
