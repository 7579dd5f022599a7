import type { RunRecord } from "#core/project/run.ts";
import { shortVersion } from "#core/versions/version-hash.ts";
import { formatNumber } from "#ui/format/numbers.ts";
import { metricName } from "#ui/runs/metric-words.ts";

/** What a look at the sealed rows said of a run, by its metric, and of which data. @param number of the look, from 1 */
export function wordsOfLook({ looks, scores }: RunRecord, number: number): string {
  const look = looks?.find((one) => one.number === number);
  if (!look) return "this run was not looked at";
  const led = scores.find(({ mean }) => !Number.isNaN(mean))?.metric;
  const score = look.scores.find(({ metric }) => metric === led) ?? look.scores[0];
  const parts = [
    ...(score ? [`${metricName(score.metric)} ${formatNumber(score.value)}`] : []),
    ...(look.version === undefined ? [] : [`data ${shortVersion(look.version)}`]),
  ];
  return parts.join(", ");
}
