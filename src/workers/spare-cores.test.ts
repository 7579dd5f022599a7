import { afterEach, expect, it, vi } from "vitest";
import { spareCores } from "#workers/spare-cores.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

it("shares out the cores that no fit runs on", () => {
  const { cell, tell } = spareCores(8);
  const told = [0, 1, 2, 3, 4, 5, 8].map((nBusy) => {
    tell(nBusy);
    return cell?.[0];
  });
  expect(told).toEqual([0, 7, 3, 1, 1, 0, 0]);
});

it("offers none where memory cannot be shared", () => {
  vi.stubGlobal("SharedArrayBuffer", undefined);
  const cores = spareCores(8);
  cores.tell(1);
  expect(cores.cell).toBeNull();
});
