import { describe, expect, it } from "vitest";
import {
  isScaled,
  maxPhysicalHeight,
  physicalHeight,
  toPhysical,
  topToReveal,
  toVirtual,
  visibleRows,
} from "./grid-scroll.ts";

const small = { rowHeight: 24, nRows: 7043, viewport: 600 };
const huge = { rowHeight: 24, nRows: 10_000_000, viewport: 600 };

describe("the scroll of a short table", () => {
  it("is the browser's own", () => {
    expect([isScaled(small), physicalHeight(small), toVirtual(small, 1234), toPhysical(small, 1234)]).toEqual(
      [false, 169_032, 1234, 1234],
    );
  });
});

describe("the scroll of a table taller than an element may be", () => {
  it("caps the element", () => {
    expect([isScaled(huge), physicalHeight(huge)]).toEqual([true, maxPhysicalHeight]);
  });
  it("shows the first row at the top and the last at the bottom", () => {
    expect(visibleRows(huge, toVirtual(huge, 0), 0)).toEqual([0, 25]);
    expect(visibleRows(huge, toVirtual(huge, maxPhysicalHeight - 600), 0)).toEqual([9_999_975, 10_000_000]);
  });
  it("goes there and back without drift", () => {
    for (const top of [0, 24, 123_456_789, 239_999_400]) {
      expect(toVirtual(huge, toPhysical(huge, top))).toBeCloseTo(top, 4);
    }
  });
});

describe("bringing a row into view", () => {
  it("stays where it is when the row shows", () => expect(topToReveal(small, 240, 12)).toBe(240));
  it("moves up to a row above", () => expect(topToReveal(small, 240, 3)).toBe(72));
  it("moves down just enough for a row below", () => expect(topToReveal(small, 0, 30)).toBe(144));
  it("never leaves the table", () => expect(topToReveal(small, 0, 7042)).toBe(7043 * 24 - 600));
});
