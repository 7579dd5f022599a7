import type { MoreRows } from "#core/estimators/design.ts";
import type { NetJob } from "#core/estimators/neural/engine.ts";
import { monitorRows, type TargetScale, type TrainingRows } from "#core/estimators/neural/training-rows.ts";
import { deriveSeed } from "#core/shared/random.ts";

/** Training rows of which one stretch at a time is in memory: an engine takes its batches from the one that is shown. */
export class RowWindow implements TrainingRows {
  #shown: TrainingRows;

  constructor(first: TrainingRows) {
    this.#shown = first;
  }

  get nRows(): number {
    return this.#shown.nRows;
  }
  get X(): Float32Array {
    return this.#shown.X;
  }
  get target(): Float64Array {
    return this.#shown.target;
  }
  get weight(): Float64Array | null {
    return this.#shown.weight;
  }

  show(stretch: TrainingRows): void {
    this.#shown = stretch;
  }
}

/** Rows in memory and, after them, rows on disk. */
export interface RowFeed {
  readonly window: RowWindow;
  readonly inMemory: TrainingRows;
  readonly more: MoreRows;
  readonly scale: TargetScale;
  /** By class code, what its rows weigh. */
  readonly factors: Float64Array | null;
}

/**
 * The stretches of an epoch, one after the other, each shown to the engine until the next is asked for. Without rows on
 * disk there is one, of all rows. Those in memory come first or last, as the seed has it.
 */
export async function* stretchesOf(
  { rows, feed }: Pick<NetJob, "rows" | "feed">,
  randomState: number,
  epoch: number,
): AsyncGenerator<TrainingRows> {
  if (feed === null) {
    yield rows;
    return;
  }
  const { window, inMemory, more, scale, factors } = feed;
  const seed = deriveSeed(randomState, 3, epoch);
  const show = (stretch: TrainingRows) => {
    window.show(stretch);
    return stretch;
  };
  if (seed % 2 === 0) yield show(inMemory);
  for await (const stretch of more.stretches(seed)) yield show(monitorRows(stretch, scale, factors));
  if (seed % 2 !== 0) yield show(inMemory);
}
