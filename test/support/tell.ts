/** A figure that is reported and not asserted: it stands in the run's output. */
export function tell(words: string): void {
  console.info(words);
}
