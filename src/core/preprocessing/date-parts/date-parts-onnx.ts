import type { OnnxGraph } from "#core/export/onnx/graph.ts";
import { type Cycle, cycleTable, periods } from "#core/preprocessing/date-parts/cycles.ts";
import {
  type DatePart,
  MS_PER_HOUR,
  MS_PER_MINUTE,
} from "#core/preprocessing/date-parts/date-part-values.ts";
import { MS_PER_DAY } from "#core/shared/civil-date.ts";

/** The arithmetic of date-part-values.ts and shared/civil-date.ts, operator by operator, on doubles. Equal parts of the graph are shared. */
export function drawDateParts(epochMs: string, graph: OnnxGraph, origin: number): (part: DatePart) => string {
  const constant = (value: number) => graph.doubles([value], []);
  const add = (a: string, b: number) => graph.node("Add", [a, constant(b)]);
  const plus = (a: string, b: string) => graph.node("Add", [a, b]);
  const minus = (a: string, b: string) => graph.node("Sub", [a, b]);
  const times = (a: string, b: number) => graph.node("Mul", [a, constant(b)]);
  const quotient = (a: string, b: number) => graph.node("Div", [a, constant(b)]);
  const floorOf = (a: string, b: number) => graph.node("Floor", [quotient(a, b)]);
  const toFloat = (a: string) => graph.node("Cast", [a], { attributes: { to: { int: 1 } } });

  const days = once(() => floorOf(epochMs, MS_PER_DAY));
  const civil = once(() => {
    const day0 = add(days(), 719_468);
    const era = floorOf(day0, 146_097);
    const dayOfEra = minus(day0, times(era, 146_097));
    const leapless = minus(
      plus(minus(dayOfEra, floorOf(dayOfEra, 1460)), floorOf(dayOfEra, 36_524)),
      floorOf(dayOfEra, 146_096),
    );
    const yearOfEra = floorOf(leapless, 365);
    const before = minus(plus(times(yearOfEra, 365), floorOf(yearOfEra, 4)), floorOf(yearOfEra, 100));
    const dayOfYear = minus(dayOfEra, before);
    const monthFromMarch = floorOf(add(times(dayOfYear, 5), 2), 153);
    const dayStart = floorOf(add(times(monthFromMarch, 153), 2), 5);
    const isSpringOrLater = graph.node("Less", [monthFromMarch, constant(10)]);
    const month = graph.node("Where", [isSpringOrLater, add(monthFromMarch, 3), add(monthFromMarch, -9)]);
    return { era, yearOfEra, month, day: add(minus(dayOfYear, dayStart), 1) };
  });

  const year = once(() => {
    const { era, yearOfEra, month } = civil();
    const own = plus(yearOfEra, times(era, 400));
    return graph.node("Where", [graph.node("Less", [month, constant(3)]), add(own, 1), own]);
  });
  const dayOfWeek = once(() => {
    const sinceMonday = add(days(), 3);
    return minus(sinceMonday, times(floorOf(sinceMonday, 7), 7));
  });
  const sinceMidnight = once(() => minus(epochMs, times(days(), MS_PER_DAY)));
  /** As daysFromCivil counts the first of January: in the year before, which begins in March. */
  const firstOfJanuary = () => {
    const before = add(year(), -1);
    const leaps = plus(minus(floorOf(before, 4), floorOf(before, 100)), floorOf(before, 400));
    return add(plus(times(before, 365), leaps), 306 - 719_468);
  };
  const isMissing = once(() => graph.node("IsNaN", [epochMs]));
  const orMissing = (value: string) =>
    graph.node("Where", [isMissing(), graph.floats([Number.NaN], []), value]);
  const places: Readonly<Record<Cycle, () => string>> = {
    month: () => add(civil().month, -1),
    dayOfWeek,
    hour: () => floorOf(sinceMidnight(), MS_PER_MINUTE),
  };
  const cycle = (of: Cycle, which: "sin" | "cos") => {
    const table = graph.floats(cycleTable(periods[of], which), [periods[of]]);
    const known = graph.node("Where", [isMissing(), constant(0), places[of]()]);
    const at = graph.node("Cast", [known], { attributes: { to: { int: 7 } } });
    return orMissing(graph.node("Gather", [table, at]));
  };
  const weekend = () => toFloat(graph.node("GreaterOrEqual", [dayOfWeek(), constant(5)]));

  const draw: Readonly<Record<DatePart, () => string>> = {
    year: () => toFloat(year()),
    month: () => toFloat(civil().month),
    day: () => toFloat(civil().day),
    dayOfWeek: () => toFloat(dayOfWeek()),
    hour: () => toFloat(quotient(sinceMidnight(), MS_PER_HOUR)),
    quarter: () => toFloat(add(floorOf(add(civil().month, -1), 3), 1)),
    dayOfYear: () => toFloat(add(minus(days(), firstOfJanuary()), 1)),
    isWeekend: () => orMissing(weekend()),
    elapsed: () => toFloat(quotient(add(epochMs, -origin), MS_PER_DAY)),
    monthSin: () => cycle("month", "sin"),
    monthCos: () => cycle("month", "cos"),
    dayOfWeekSin: () => cycle("dayOfWeek", "sin"),
    dayOfWeekCos: () => cycle("dayOfWeek", "cos"),
    hourSin: () => cycle("hour", "sin"),
    hourCos: () => cycle("hour", "cos"),
  };
  return (part) => draw[part]();
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
