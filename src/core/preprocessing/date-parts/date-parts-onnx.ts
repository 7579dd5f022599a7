import type { OnnxGraph } from "#core/export/onnx/graph.ts";
import { type DatePart, MS_PER_HOUR } from "#core/preprocessing/date-parts/date-part-values.ts";
import { MS_PER_DAY } from "#core/shared/civil-date.ts";

/** The arithmetic of date-part-values.ts and shared/civil-date.ts, operator by operator, on doubles. Equal parts of the graph are shared. */
export function drawDateParts(epochMs: string, graph: OnnxGraph): (part: DatePart) => string {
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

  return (part) => {
    switch (part) {
      case "year": {
        const { era, yearOfEra, month } = civil();
        const year = plus(yearOfEra, times(era, 400));
        const isEarly = graph.node("Less", [month, constant(3)]);
        return toFloat(graph.node("Where", [isEarly, add(year, 1), year]));
      }
      case "month":
      case "day":
        return toFloat(civil()[part]);
      case "dayOfWeek": {
        const sinceMonday = add(days(), 3);
        return toFloat(minus(sinceMonday, times(floorOf(sinceMonday, 7), 7)));
      }
      case "hour":
        return toFloat(quotient(minus(epochMs, times(days(), MS_PER_DAY)), MS_PER_HOUR));
    }
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
