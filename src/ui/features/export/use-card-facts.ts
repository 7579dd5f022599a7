import type { RunRecord } from "#core/project/run.ts";
import { sealWarning } from "#core/project/sealed-look.ts";
import { shortVersion } from "#core/versions/version-hash.ts";
import { useStudio } from "#state/store.ts";
import { formatMoment } from "#ui/format/dates.ts";
import { formatCount, formatSpread, plural } from "#ui/format/numbers.ts";
import { wordsOfLook } from "#ui/runs/look-words.ts";
import { metricName } from "#ui/runs/metric-words.ts";
import { useBoard } from "#ui/runs/use-board.ts";

type Fact = readonly [what: string, value: string];

/** The model card's lines: score, rows, and what is needed to make the model again. */
export function useCardFacts(run: RunRecord): readonly Fact[] {
  const { plan } = useBoard();
  const source = useStudio((studio) => studio.project.source);
  const seal = useStudio((studio) => studio.project.seal);
  const threshold = useStudio((studio) => studio.project.threshold);
  const score = run.scores.find(({ mean }) => !Number.isNaN(mean));
  const facts: Fact[] = [];
  if (score) facts.push([metricName(score.metric), formatSpread(score.mean, score.std)]);
  facts.push(["Sealed test", run.test === null ? "not opened" : `opened ${plural(seal.length, "time")}`]);
  for (const { number, at, reason } of run.looks ?? [])
    facts.push([`Look ${number}`, `${formatMoment(at)}, ${wordsOfLook(run, number)}: ${reason}`]);
  const warning = sealWarning(seal.length);
  if (run.test !== null && warning !== null) facts.push(["Beware", warning]);
  const fromDisk = run.disk ? `, ${formatCount(run.disk.learned)} of them from disk` : "";
  facts.push(["Trained on", `${formatCount(run.nTrainRows)} rows${fromDisk}`]);
  if (plan?.task === "binary") facts.push(["Threshold", String(threshold)]);
  if (run.engine !== null) facts.push(["Engine", run.engine]);
  facts.push(["Seed", String(run.randomState)]);
  if (source) {
    const { contentHash } = source;
    facts.push(["Data, SHA-256", `${contentHash.slice(0, 4)}…${contentHash.slice(-4)}`]);
  }
  if (run.version !== undefined) facts.push(["Data version", shortVersion(run.version)]);
  return facts;
}
