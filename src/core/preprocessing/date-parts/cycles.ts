import { cosOfHalfTurns } from "#core/shared/math.ts";

/** Steps of each cycle: months of a year, days of a week, minutes of a day. */
export const periods = { month: 12, dayOfWeek: 7, hour: 1440 } as const;
export type Cycle = keyof typeof periods;

/**
 * Sine or cosine at each step of a cycle, float32: the last step lies beside the first, as December lies beside January.
 * A table, so that an exported model holds the same numbers.
 */
export function cycleTable(period: number, which: "sin" | "cos"): Float32Array {
  const quarter = which === "sin" ? 0.25 : 0;
  return Float32Array.from({ length: period }, (_, step) => {
    const turns = (step / period - quarter + 1) % 1;
    return cosOfHalfTurns(turns <= 0.5 ? 2 * turns : 2 - 2 * turns);
  });
}
