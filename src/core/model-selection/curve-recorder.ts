import type { FitProgress } from "#core/estimators/estimator.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";

const MAX_POINTS = 200;

/**
 * Passes every checkpoint on and keeps a curve of at most 200 points: when it is full, every second point goes
 * and from then on only every second arrival is kept. First and last points always stay.
 */
export function recordCurve(checkpoint: Checkpoint<FitProgress>): {
  readonly checkpoint: Checkpoint<FitProgress>;
  curve(): readonly FitProgress[];
} {
  let points: FitProgress[] = [];
  let stride = 1;
  let arrivals = 0;
  let last: FitProgress | null = null;
  return {
    checkpoint: (progress) => {
      if (progress.trainLoss !== null || progress.validationLoss !== null) {
        const again = last?.iteration === progress.iteration; // a long epoch reports more than once
        if (again && points.at(-1) === last) points[points.length - 1] = progress;
        else if (!again && arrivals++ % stride === 0) points.push(progress);
        last = progress;
        if (points.length === MAX_POINTS) {
          points = points.filter((_, i) => i % 2 === 0);
          stride *= 2;
        }
      }
      return checkpoint(progress);
    },
    curve: () => (last === null || points.at(-1) === last ? points : [...points, last]),
  };
}
