/** Takes what a person says; null: they leave it. */
export type Answer<T> = (given: T | null) => void;

/**
 * Puts a question to the person and waits for the answer; an abort is the answer null.
 * @param put shows the question, with the way to answer it; null takes it away
 * @param current the way to answer that stands now: a question asked since is not taken away
 */
export function askPerson<T>(
  signal: AbortSignal,
  { put, current }: { put(answer: Answer<T> | null): void; current(): Answer<T> | null },
): Promise<T | null> {
  return new Promise((settle) => {
    const answer: Answer<T> = (given) => {
      signal.removeEventListener("abort", leave);
      if (current() === answer) put(null);
      settle(given);
    };
    const leave = () => answer(null);
    signal.addEventListener("abort", leave);
    put(answer);
  });
}
