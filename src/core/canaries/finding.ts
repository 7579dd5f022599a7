/** What one canary found. */
export interface CanaryFinding {
  readonly id: string;
  readonly title: string;
  /** "silent": it could not be asked of this table, and `sentence` says why. */
  readonly verdict: "pass" | "fail" | "silent";
  /** The evidence, with its numbers. */
  readonly sentence: string;
  /** What to do; null unless it failed. */
  readonly advice: string | null;
}
