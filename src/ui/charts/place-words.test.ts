import { expect, it } from "vitest";
import { placeWords } from "#ui/charts/place-words.ts";

const area = { x: 46, width: 250 };

it("writes to the right of a point that stands left of the middle, and to the left of others", () => {
  expect(placeWords("half", 100, 25, area, 60)).toEqual({ side: 1, anchor: "start", x: 125 });
  expect(placeWords("half", 250, 25, area, 60)).toEqual({ side: -1, anchor: "end", x: 225 });
});

it("goes to the other side where the words would leave the plot", () => {
  expect(placeWords("long", 180, 25, area, 100)).toEqual({ side: -1, anchor: "end", x: 155 });
  expect(placeWords("long", 200, 25, area, 60)).toEqual({ side: -1, anchor: "end", x: 175 });
});

it("keeps words inside the plot where neither side has room", () => {
  const placed = placeWords("longest", 120, 25, area, 200);
  expect(placed).toEqual({ side: 1, anchor: "start", x: 96 });
  expect(placeWords("longest", 200, 25, area, 240)).toEqual({ side: -1, anchor: "end", x: 286 });
});
