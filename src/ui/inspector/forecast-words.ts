import type { RunForecast } from "#core/pipeline/within-means.ts";
import { formatBytes, wholeSeconds } from "#ui/format/amounts.ts";

/** "about 12 s and 40 MB": a forecast is right within a factor of a few, so no part of a second is told. */
export function forecastWords({ seconds, bytes }: RunForecast): string {
  const time = seconds < 1 ? "less than a second" : `about ${wholeSeconds(Math.round(seconds))}`;
  return `${time} and ${formatBytes(bytes)}`;
}
