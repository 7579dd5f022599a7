import { estimators } from "#core/estimators/registry.ts";
import type { FitForecast } from "#core/pipeline/forecast.ts";
import type { PlannedModel } from "#core/pipeline/plan-types.ts";

/** What training may take of a machine. */
export interface Means {
  /** Infinity where no bound is known. */
  readonly bytes: number;
  /** Fits at the same time, at most. */
  readonly workers: number;
}

/** Of a whole run: all folds and the fit on all training rows. */
export interface RunForecast {
  readonly seconds: number;
  /** Of the fits that run at the same time. */
  readonly bytes: number;
}

/** Why a model is not begun unasked. What takes long can be begun all the same, what does not fit cannot. */
export interface Refusal {
  readonly cause: "memory" | "time";
  /** With the forecast: "It would take about 3 h; what takes longer than an hour begins only when asked for." */
  readonly words: string;
}

/** A run that takes longer begins only when it is asked for. A forecast is right within a factor of a few. */
const LONGEST_SECONDS = 3600;

export function forecastRun(forecast: FitForecast, means: Means): RunForecast {
  const workers = Math.min(forecast.nParts, workersAtOnce(forecast, means));
  const rounds = Math.ceil(forecast.nParts / workers);
  return { seconds: rounds * forecast.secondsPerPart, bytes: workers * forecast.bytes };
}

/** Fits that can run at the same time: by workers, and by memory; one always may. */
export function workersAtOnce({ bytes }: FitForecast, means: Means): number {
  if (bytes <= 0) return means.workers;
  return Math.max(1, Math.min(means.workers, Math.floor(means.bytes / bytes)));
}

/**
 * A forecast in words: "about 12 s and 340 MB of memory". It is right within a factor of a few, so no part of a second is
 * told.
 */
export function runWords({ seconds, bytes }: RunForecast): string {
  return `${duration(seconds)} and ${bytes < 0.5e6 ? "less than 1 MB" : gigabytes(bytes)} of memory`;
}

/**
 * Of one model of a plan. A baseline is always begun: it is what all others stand beside, and it is quick. Where it does not
 * fit after all, it ends with that word.
 */
export function modelRefusal(
  { estimator }: PlannedModel,
  forecast: FitForecast,
  means: Means,
): Refusal | null {
  return estimators[estimator]?.baseline === true ? null : refusalOf(forecast, means);
}

/** @returns null for a run that is within the means */
export function refusalOf(forecast: FitForecast, means: Means): Refusal | null {
  if (forecast.bytes > means.bytes)
    return {
      cause: "memory",
      words: `It needs about ${gigabytes(forecast.bytes)} of memory at once, and training may take ${gigabytes(means.bytes)} here.`,
    };
  const { seconds } = forecastRun(forecast, means);
  if (seconds <= LONGEST_SECONDS) return null;
  return {
    cause: "time",
    words: `It would take about ${hours(seconds)} here; what takes longer than an hour begins only when asked for.`,
  };
}

function gigabytes(bytes: number): string {
  return bytes < 0.95e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}

function duration(seconds: number): string {
  if (seconds < 1) return "less than a second";
  if (seconds < 100) return `about ${Math.round(seconds)} s`;
  return `about ${seconds < 5400 ? `${Math.round(seconds / 60)} min` : hours(seconds)}`;
}

function hours(seconds: number): string {
  const all = seconds / 3600;
  if (all < 48) return `${all < 9.5 ? all.toFixed(1) : Math.round(all)} h`;
  return `${Math.round(all / 24)} days`;
}
