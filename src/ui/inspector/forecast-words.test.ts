import { expect, it } from "vitest";
import { forecastWords } from "./forecast-words.ts";

it("tells whole seconds and the memory, and no part of a second", () => {
  const plain = (seconds: number, bytes: number) => forecastWords({ seconds, bytes }).replaceAll(/\s/gu, " ");
  expect(plain(0.02, 1_234_567)).toBe("less than a second and 1.2 MB");
  expect(plain(3.2, 820)).toBe("about 3 s and 820 B");
  expect(plain(12.4, 4e7)).toBe("about 12 s and 40.0 MB");
  expect(plain(200, 2e9)).toBe("about 3 min 20 s and 2.0 GB");
});
