import { expect, it } from "vitest";
import { Frontier } from "#core/estimators/decision-tree/frontier.ts";
import { createRandom } from "#core/shared/random.ts";

it("gives the largest gain first, whenever it came", () => {
  const random = createRandom(4);
  const frontier = new Frontier<{ gain: number }>();
  let held: number[] = [];
  for (let step = 0; step < 2000; step++) {
    if (random.next() < 0.55) {
      const gain = random.integer(50);
      frontier.push({ gain });
      held.push(gain);
    } else {
      held = held.toSorted((a, b) => b - a);
      expect(frontier.pop()?.gain).toBe(held.shift());
    }
    expect(frontier.size).toBe(held.length);
  }
});

it("gives equal gains in the order of GNU's std::push_heap and std::pop_heap", () => {
  const frontier = new Frontier<{ gain: number; name: string }>();
  for (const name of "abcdefgh") frontier.push({ gain: name < "c" ? 2 : 1, name });
  const names = Array.from({ length: 8 }, () => frontier.pop()?.name);
  expect(names.join("")).toBe("abcfghed");
  expect(frontier.pop()).toBeUndefined();
});
