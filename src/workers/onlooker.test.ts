import { expect, it } from "vitest";
import type { Look } from "#core/explain/look-inside.ts";
import { createOnlooker } from "#workers/onlooker.ts";

const look = (hasSurface: boolean): Look => ({
  iteration: 1,
  insides: null,
  surface: hasSurface ? ({} as Look["surface"]) : null,
});

it("asks for nothing while nobody looks, then four times a second, with a surface each second", () => {
  let now = 1000;
  const told: Look[] = [];
  const onlooker = createOnlooker(() => now);
  const fit = onlooker.of((seen) => told.push(seen));
  expect(fit.wanted()).toBeNull();
  onlooker.ask({ plane: "components" });
  const wanted: unknown[] = [];
  for (; now <= 2300; now += 50) {
    const request = fit.wanted();
    if (request === null) continue;
    wanted.push([now, request.plane]);
    fit.tell(look(request.plane !== null));
  }
  expect(wanted).toEqual([
    [1000, "components"],
    [1250, null],
    [1500, null],
    [1750, null],
    [2000, "components"],
    [2250, null],
  ]);
  onlooker.ask(null);
  now += 5000;
  expect(fit.wanted()).toBeNull();
  expect(told).toHaveLength(6);
});

it("looks less often where a look takes long", () => {
  let now = 0;
  const onlooker = createOnlooker(() => now);
  const fit = onlooker.of(() => undefined);
  onlooker.ask({ plane: null });
  expect(fit.wanted()).not.toBeNull();
  now = 200;
  fit.tell(look(false));
  now = 1100;
  expect(fit.wanted()).toBeNull();
  now = 1300;
  expect(fit.wanted()).not.toBeNull();
});
