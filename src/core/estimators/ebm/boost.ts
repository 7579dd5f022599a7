import { BagRun } from "#core/estimators/ebm/bag-run.ts";
import type { BoostedBag, BoostTerm } from "#core/estimators/ebm/boost-term.ts";
import type { EbmRoom } from "#core/estimators/ebm/ebm-room.ts";
import type { EbmParams } from "#core/estimators/ebm/schema.ts";

export interface BoostSurroundings {
  readonly params: EbmParams;
  readonly room: EbmRoom;
  readonly finishEarly: { readonly aborted: boolean };
  pause(): Promise<void>;
  tell(round: number, trainLoss: number, validationLoss: number | null): void;
}

/** Passes over so many rows may go by between two pauses. */
const ROWS_A_PAUSE = 200_000;
/** Losses of the rows learned from are for the eye only. */
const ROUNDS_A_LOSS = 10;

/**
 * Boosts all bags side by side, term after term, round after round. A bag ends when the rows that it kept aside no longer
 * gain, and goes back to its best round.
 * @returns the rounds of the bag that took most
 */
export async function boost(
  bags: readonly BoostedBag[],
  terms: readonly BoostTerm[],
  { params, room, finishEarly, pause, tell }: BoostSurroundings,
): Promise<number> {
  const nRows = terms[0]!.cells.length;
  let rowsSincePause = 0;
  const runs = bags.map((bag) => new BagRun(bag, terms, room, params));
  let round = 0;
  while (round < params.maxRounds && runs.some(({ isDone }) => !isDone) && !finishEarly.aborted) {
    round++;
    for (const run of runs) {
      if (run.isDone) continue;
      for (let term = 0; term < terms.length; term++) {
        run.step(term);
        rowsSincePause += nRows;
        if (rowsSincePause < ROWS_A_PAUSE) continue;
        rowsSincePause = 0;
        await pause();
      }
      run.judge(round);
    }
    if (round === 1 || round % ROUNDS_A_LOSS === 0) {
      const validation = runs.flatMap(({ lastLoss }) => (lastLoss === null ? [] : [lastLoss]));
      tell(
        round,
        meanOf(runs.map((run) => run.trainLoss())),
        validation.length > 0 ? meanOf(validation) : null,
      );
      await pause();
    }
  }
  for (const run of runs) run.finish();
  return round;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
