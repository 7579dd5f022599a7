import { expect, it } from "vitest";
import { sortTogether } from "#core/estimators/decision-tree/introsort.ts";
import { createRandom } from "#core/shared/random.ts";

function sorted(given: Float32Array, start: number, end: number) {
  const values = given.slice();
  const rows = Int32Array.from(given, (_, i) => i);
  sortTogether(values, rows, start, end);
  return { values, rows };
}

it.each([0, 1, 2, 3, 7, 50, 1000, 20_000])("sorts %i values and keeps rows with them", (n) => {
  const random = createRandom(n);
  for (const draw of [random.normal, () => random.integer(2), () => random.integer(9) - 4, () => 3]) {
    const given = Float32Array.from({ length: n + 4 }, draw);
    const { values, rows } = sorted(given, 2, n + 2);
    const expected = given.slice();
    expected.subarray(2, n + 2).sort();
    expect(values).toEqual(expected);
    expect(rows.map((row) => given[row]!)).toEqual(Int32Array.from(values));
    expect(Float32Array.from(rows, (row) => given[row]!)).toEqual(values);
    expect(rows.toSorted()).toEqual(Int32Array.from(given, (_, i) => i));
  }
});

it("goes on in a heap where every pivot is bad", () => {
  const given = badForMedianOf3(3000);
  expect(sorted(given, 0, 3000).values).toEqual(given.toSorted());
});

/**
 * Values of which each pivot is the second largest: the largest comes first, the pivot in the middle, and the others
 * lie so that the partition brings them into the same kind of order again.
 */
function badForMedianOf3(n: number): Float32Array {
  if (n < 4) return Float32Array.from({ length: n }, (_, i) => i);
  const below = badForMedianOf3(n - 2);
  const middle = n >> 1;
  // Where the partition moves each place: the largest to the end, and the last value is looked at first.
  const places = Array.from({ length: n }, (_, i) => i);
  const isHigh = (place: number) => place === 0;
  let low = 0;
  let high = n;
  for (let at = 0; at < high; ) {
    const place = places[at]!;
    const to = isHigh(place) ? --high : place === middle ? at : low++;
    places[at] = places[to]!;
    places[to] = place;
    if (!isHigh(place)) at++;
  }
  const values = new Float32Array(n);
  values[0] = n;
  values[middle] = n - 1;
  below.forEach((value, i) => {
    values[places[i]!] = value;
  });
  return values;
}
