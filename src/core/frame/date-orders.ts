import { type DateOrder, dateOrders, type Guess, type ReadOptions } from "#core/frame/reading.ts";

/** The orders that the dates of all these columns allow, so that one answer does for all. */
export function ordersOf(asked: readonly Guess[]): DateOrder[] {
  return dateOrders.filter((order) =>
    asked.every(({ orders }) => orders?.includes(order) ?? order !== "year-first"),
  );
}

/** What a person said of all dates of the file that can be read in several ways; null: nothing. */
export function dateOrderOf({ dateOrder, dayFirst }: ReadOptions): DateOrder | null {
  if (dateOrder !== undefined) return dateOrder;
  return dayFirst === undefined ? null : dayFirst ? "day-first" : "month-first";
}

/** "the day, the month or the year": all of them, as there are three at most. */
export function eitherOf(ways: readonly string[]): string {
  return ways.length < 2 ? ways.join("") : `${ways.slice(0, -1).join(", ")} or ${ways.at(-1)}`;
}
