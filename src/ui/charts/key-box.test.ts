import { expect, it } from "vitest";
import { freshBox, type KeyBox, keyBox } from "./key-box.ts";

function press(tool: "rectangle" | "lasso", ...keys: readonly string[]) {
  let box: KeyBox = freshBox;
  for (const key of keys) {
    const outcome = keyBox(box, tool, { key: key.replace("+", ""), shiftKey: key.startsWith("+") });
    if (outcome?.kind !== "going") return outcome;
    box = outcome.box;
  }
  return box;
}

it("draws a rectangle between two corners", () => {
  expect(press("rectangle", "Enter", "+ArrowRight", "+ArrowUp", "ArrowUp", "Enter")).toEqual({
    kind: "rectangle",
    from: { x: 0.5, y: 0.5 },
    to: { x: 0.6, y: 0.62 },
  });
});

it("makes no rectangle without width and height", () => {
  expect(press("rectangle", "Enter", "Enter", "ArrowLeft", "Enter")).toEqual({
    at: { x: 0.48, y: 0.5 },
    corners: [{ x: 0.5, y: 0.5 }],
  });
});

it("closes a lasso of three corners or more", () => {
  expect(press("lasso", " ", "+ArrowRight", "Enter")).toMatchObject({ corners: [{ x: 0.5 }, { x: 0.6 }] });
  expect(press("lasso", " ", "+ArrowRight", " ", "+ArrowUp", "Enter")).toEqual({
    kind: "lasso",
    corners: [
      { x: 0.5, y: 0.5 },
      { x: 0.6, y: 0.5 },
      { x: 0.6, y: 0.6 },
    ],
  });
});

it("stays inside, takes corners back, and leaves other keys alone", () => {
  const left = Array.from({ length: 9 }, () => "+ArrowLeft");
  expect(press("rectangle", ...left)).toMatchObject({ at: { x: 0, y: 0.5 } });
  expect(press("rectangle", "Enter", "Escape")).toEqual(freshBox);
  expect(press("rectangle", "Escape")).toBeNull();
  expect(press("rectangle", "Tab")).toBeNull();
});
