import type { LeaderboardRow } from "#core/evaluate/leaderboard.ts";
import { metricName } from "#ui/runs/metric-words.ts";
import { decimalsFor, formatFixed, formatSpread } from "#ui/format/numbers.ts";

const counted = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** What the leaderboard found, as a sentence. */
export function boardFinding(rows: readonly LeaderboardRow[]): string {
  const leader = rows.find(({ verdict }) => verdict === "leader");
  const baseline = rows.find(({ verdict }) => verdict === "baseline");
  if (rows.length > 0 && rows.every(({ verdict }) => verdict === "failed")) return "Every model failed";
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

/** What the models are worth, beside each other: how many beat the baseline, and by how much at least. */
export function boardTitle(rows: readonly LeaderboardRow[]): string {
  const leader = rows.find(({ verdict }) => verdict === "leader");
  const baseline = rows.find(({ verdict }) => verdict === "baseline");
  const judged = rows.filter(({ verdict }) => ["leader", "tied", "behind"].includes(verdict));
  if (!leader?.score || !baseline?.gap) return boardFinding(rows);
  const toBaseline = baseline.gap.mean;
  const gains = judged.map(({ gap }) => toBaseline - (gap?.mean ?? 0));
  const better = gains.filter((gain) => gain > 0);
  const least = formatFixed(Math.min(...better), decimalsFor(leader.score.mean, leader.score.std));
  const metric = metricName(leader.score.metric);
  if (better.length === 0) return judged.length === 1 ? boardFinding(rows) : "No model beats the baseline";
  if (judged.length === 1) return `${leader.run.name} beats the baseline by ${least} of ${metric}`;
  if (better.length === judged.length)
    return `Every model beats the baseline, by ${least} of ${metric} or more`;
  const others = judged.filter((_, place) => (gains[place] ?? 0) <= 0).map(({ run }) => lowerFirst(run.name));
  return others.length === 1
    ? `Every model but ${others[0]} beats the baseline`
    : `${better.length} of ${judged.length} models beat the baseline`;
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
