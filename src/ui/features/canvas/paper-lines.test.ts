import { describe, expect, it } from "vitest";
import { paperAt, paperLines } from "./paper-lines.ts";

describe("the squared paper under the drawing", () => {
  it("is larger than the board by one coarse square, with five fine squares in it", () => {
    const { width, height, fine, coarse } = paperLines(1, 160, 80);
    expect({ width, height }).toEqual({ width: 240, height: 160 });
    expect(coarse).toBe("M0.5 0V160M80.5 0V160M160.5 0V160M240.5 0V160M0 0.5H240M0 80.5H240M0 160.5H240");
    expect(fine.startsWith("M0.5 0V160M16.5 0V160M32.5 0V160")).toBe(true);
  });

  it("leaves the fine lines out from afar, where they would be a grey", () => {
    expect(paperLines(0.3, 100, 100).fine).toBe("");
    expect(paperLines(0.32, 100, 100).fine).not.toBe("");
  });

  it.each([
    [0, 0, 1],
    [13.4, -700.2, 1],
    [-1e5, 1e5, 0.15],
    [79.9, 80.1, 1],
    [321, -321, 2],
  ])("covers the board wherever the view is (%f, %f at %f)", (x, y, zoom) => {
    const [width, height] = [300, 200];
    const sheet = paperLines(zoom, width, height);
    const at = paperAt(x, y, zoom);
    expect(at.x).toBeLessThanOrEqual(0);
    expect(at.y).toBeLessThanOrEqual(0);
    expect(at.x + sheet.width).toBeGreaterThanOrEqual(width);
    expect(at.y + sheet.height).toBeGreaterThanOrEqual(height);
  });

  it("keeps its lines where the drawing's squares are, to the pixel", () => {
    for (const x of [0, 35, 79, -5, -161]) {
      const square = 80 * 0.75;
      const off = Math.abs(((paperAt(x, 0, 0.75).x - x) % square) + square) % square;
      expect(Math.min(off, square - off)).toBeLessThanOrEqual(0.5);
    }
  });
});
