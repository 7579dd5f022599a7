import type { LeaderboardRow } from "#core/evaluate/leaderboard.ts";
import { metricName } from "#ui/runs/metric-words.ts";
import { decimalsFor, formatFixed, formatSpread } from "#ui/format/numbers.ts";

const counted = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** What the leaderboard found, as a sentence. */
export function boardFinding(rows: readonly LeaderboardRow[]): string {
  const leader = rows.find(({ verdict }) => verdict === "leader");
  const baseline = rows.find(({ verdict }) => verdict === "baseline");
  if (!leader) return baseline ? `${baseline.run.name} is the score to beat` : "Nothing is judged yet";
  const nTied = rows.filter(({ verdict }) => verdict === "tied").length;
  const nBehind = rows.filter(({ verdict }) => verdict === "behind").length;
  if (baseline?.gap?.tied === true) return `${leader.run.name} looks no better than guessing`;
  if (baseline?.gap && baseline.gap.mean < 0) {
    return nTied + nBehind === 0
      ? `${leader.run.name} does worse than guessing`
      : "Every model does worse than guessing";
  }
  if (nTied === 0 && nBehind === 0) return `${leader.run.name} beats the baseline`;
  if (nTied === 0) return `${leader.run.name} leads by more than chance`;
  if (nTied === 1) {
    const other = rows.find(({ verdict }) => verdict === "tied")!;
    return `${leader.run.name} and ${lowerFirst(other.run.name)} tie${nBehind > 0 ? ", ahead of the rest" : ""}`;
  }
  const n = counted[nTied + 1] ?? String(nTied + 1);
  return `${n[0]!.toUpperCase()}${n.slice(1)} models tie${nBehind > 0 ? ", ahead of the rest" : ""}`;
}

/** "Log loss 0.417 ± 0.006 in five folds; guessing has 0.579." */
export function leaderSentence(rows: readonly LeaderboardRow[]): string | null {
  const leader = rows.find(({ verdict }) => verdict === "leader") ?? rows[0];
  if (!leader?.score) return null;
  const { metric, mean, std, folds } = leader.score;
  const baseline = rows.find(({ verdict }) => verdict === "baseline");
  const name = metricName(metric);
  const own = `${leader.run.name}: ${name} ${formatSpread(mean, std)} in ${folds.length} folds`;
  if (!baseline?.score || baseline === leader) return `${own}.`;
  return `${own}; the baseline has ${formatFixed(baseline.score.mean, decimalsFor(mean, std))}.`;
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text;
}
