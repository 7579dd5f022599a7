import { describe, expect, it } from "vitest";
import {
  placesInView,
  plainLayout,
  renamedLayout,
  withHidden,
  withPinned,
} from "#core/project/column-layout.ts";

const names = ["id", "age", "__proto__", "city"];

describe("columns in view", () => {
  it("are all of them, in the order of the table", () => {
    expect(placesInView(names, plainLayout)).toEqual({ places: [0, 1, 2, 3], nPinned: 0 });
  });

  it("begin with the pinned ones, as they were pinned, without the hidden", () => {
    const pinned = withPinned(withPinned(plainLayout, "city", true), "__proto__", true);
    expect(placesInView(names, pinned)).toEqual({ places: [3, 2, 0, 1], nPinned: 2 });
    const hidden = withHidden(pinned, ["city", "age", "gone"], true);
    expect(placesInView(names, hidden)).toEqual({ places: [2, 0], nPinned: 1 });
    expect(placesInView(names, withHidden(hidden, ["city"], false))).toEqual({
      places: [3, 2, 0],
      nPinned: 2,
    });
  });

  it("keep their place under another name", () => {
    const layout = withPinned(withHidden(plainLayout, ["age"], true), "city", true);
    const nameOf = (name: string) => (name === "city" ? "town" : name);
    expect(renamedLayout(layout, nameOf)).toEqual({ hidden: ["age"], pinned: ["town"] });
  });

  it("stay the same object where nothing changes", () => {
    const layout = withPinned(withHidden(plainLayout, ["age"], true), "city", true);
    expect(withHidden(layout, ["age"], true)).toBe(layout);
    expect(withHidden(layout, ["id"], false)).toBe(layout);
    expect(withPinned(layout, "city", true)).toBe(layout);
    expect(renamedLayout(layout, (name) => name)).toBe(layout);
  });
});
