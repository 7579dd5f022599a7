import { expect, it } from "vitest";
import type { NodeId } from "#core/shared/brand.ts";
import { boardKey, neighbour } from "./board-keys.ts";

const press = (key: string, held: Partial<Record<"ctrlKey" | "shiftKey" | "altKey", boolean>> = {}) =>
  boardKey({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held })?.act ?? null;

it("reads keys as acts", () => {
  expect([
    press("ArrowLeft"),
    press("ArrowLeft", { shiftKey: true }),
    press("ArrowLeft", { ctrlKey: true }),
    press("C"),
    press("c", { ctrlKey: true }),
    press("d", { ctrlKey: true }),
    press("Delete"),
    press("x"),
  ]).toEqual(["go", "move", "pan", "connect", null, "duplicate", "remove", null]);
});

it("goes to the nearest step in a direction", () => {
  const box = (x: number, y: number) => ({ x, y, width: 100, height: 60 });
  const boxes = new Map([
    ["a", box(0, 0)],
    ["b", box(200, 10)],
    ["c", box(400, 0)],
    ["d", box(10, 200)],
  ] as [NodeId, ReturnType<typeof box>][]);
  const from = (id: string, x: number, y: number) => neighbour(boxes, id as NodeId, { x, y });
  expect([from("a", 1, 0), from("c", -1, 0), from("a", 0, 1), from("a", -1, 0), from("b", 0, -1)]).toEqual([
    "b",
    "b",
    "d",
    null,
    "a",
  ]);
});
