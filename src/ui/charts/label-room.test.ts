import { expect, it } from "vitest";
import { labelRoom } from "./label-room.ts";

it("has room for the longest label whatever its length, until it takes too much of the drawing", () => {
  for (let length = 6; length < 40; length++) {
    expect(labelRoom(["x".repeat(length), "y"], 2000).fits, `${length} characters`).toBe(length);
  }
  expect(labelRoom(["x".repeat(100)], 300)).toMatchObject({ left: 114, fits: 14 });
  expect(labelRoom([], 300).left).toBe(48);
});
