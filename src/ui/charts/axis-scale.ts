import { formatDate, formatNumber } from "#ui/format/numbers.ts";
import { dateTick, degreeText, niceDates, niceDegrees, niceTicks, tickText } from "./nice-ticks.ts";

/** How values lie along an axis. */
export type AxisKind = "number" | "date" | "log" | "longitude" | "latitude";

export interface AxisScale {
  /** A value in the units that are spread evenly: itself, or its logarithm. */
  readonly forward: (value: number) => number;
  readonly back: (place: number) => number;
  /** Round values inside the range, about `count` of them. */
  readonly ticks: (range: readonly [number, number], count: number) => readonly number[];
  readonly tick: (value: number, ticks: readonly number[]) => string;
  /** A value in a sentence or a tip. */
  readonly write: (value: number) => string;
}

const same = (value: number) => value;
const writeNumber = (value: number) => formatNumber(value);

const scales: Readonly<Record<AxisKind, AxisScale>> = {
  number: {
    forward: same,
    back: same,
    ticks: (range, count) => niceTicks(...range, count),
    tick: tickText,
    write: writeNumber,
  },
  date: {
    forward: same,
    back: same,
    ticks: (range, count) => niceDates(...range, count),
    tick: dateTick,
    write: formatDate,
  },
  log: {
    forward: Math.log10,
    back: (place) => 10 ** place,
    ticks: logTicks,
    tick: tickText,
    write: writeNumber,
  },
  longitude: degrees("E", "W", 180),
  latitude: degrees("N", "S", 90),
};

/** Degrees of a map: as numbers lie, but named, and none past `most`. */
function degrees(plus: string, less: string, most: number): AxisScale {
  const write = (value: number) => degreeText(value, plus, less);
  return {
    forward: same,
    back: same,
    ticks: ([low, high], count) => niceDegrees(Math.max(-most, low), Math.min(most, high), count),
    tick: write,
    write,
  };
}

export function axisScale(kind: AxisKind): AxisScale {
  return scales[kind];
}

/** Powers of ten; over few of them also twice and five times those. */
export function logTicks([min, max]: readonly [number, number], count: number): readonly number[] {
  if (!(min > 0) || !(max > min)) return [min];
  const [first, last] = [Math.floor(Math.log10(min)), Math.ceil(Math.log10(max))];
  const inside = (value: number) => value >= min * (1 - 1e-9) && value <= max * (1 + 1e-9);
  const powers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const tens = powers.map((power) => Number(`1e${power}`)).filter(inside);
  if (tens.length >= 3) {
    const stride = Math.max(1, Math.ceil(tens.length / Math.max(2, count)));
    return tens.filter((_, i) => i % stride === 0);
  }
  const finer = powers
    .flatMap((power) => [1, 2, 5].map((times) => Number(`${times}e${power}`)))
    .filter(inside);
  return finer.length >= 2 ? finer : niceTicks(min, max, count);
}
