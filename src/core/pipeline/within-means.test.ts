import { expect, it } from "vitest";
import { forecastRun, refusalOf, runWords } from "#core/pipeline/within-means.ts";

const fit = { nFeatures: 3, bytes: 2e9, secondsPerPart: 600, nParts: 6 };
const means = { bytes: 6e9, workers: 4 };

it("runs as many fits at once as workers and memory allow", () => {
  expect(forecastRun(fit, means)).toEqual({ seconds: 1200, bytes: 6e9 });
  expect(forecastRun(fit, { ...means, workers: 2 })).toEqual({ seconds: 1800, bytes: 4e9 });
  expect(forecastRun({ ...fit, bytes: 0 }, means)).toEqual({ seconds: 1200, bytes: 0 });
});

it("refuses what does not fit, and what takes longer than an hour, with the forecast in words", () => {
  expect(refusalOf(fit, means)).toBeNull();
  expect(refusalOf({ ...fit, bytes: 6.2e9 }, means)).toEqual({
    cause: "memory",
    words: "It needs about 6.2 GB of memory at once, and training may take 6.0 GB here.",
  });
  expect(refusalOf({ ...fit, secondsPerPart: 1800 }, means)).toBeNull();
  expect(refusalOf({ ...fit, secondsPerPart: 1801 }, means)).toEqual({
    cause: "time",
    words: "It would take about 1.0 h here; what takes longer than an hour begins only when asked for.",
  });
  expect(refusalOf({ ...fit, bytes: 2e8, secondsPerPart: 86_400 }, { bytes: 1e8, workers: 1 })?.words).toBe(
    "It needs about 200 MB of memory at once, and training may take 100 MB here.",
  );
  expect(refusalOf({ ...fit, secondsPerPart: 86_400 }, { ...means, workers: 1 })?.words).toContain("6 days");
});

it("says a forecast in the unit that suits it", () => {
  expect(runWords({ seconds: 0.2, bytes: 3e6 })).toBe("less than a second and 3 MB of memory");
  expect(runWords({ seconds: 1.2, bytes: 820 })).toBe("about 1 s and less than 1 MB of memory");
  expect(runWords({ seconds: 41.6, bytes: 3.4e8 })).toBe("about 42 s and 340 MB of memory");
  expect(runWords({ seconds: 700, bytes: 1.25e9 })).toBe("about 12 min and 1.3 GB of memory");
  expect(runWords({ seconds: 9000, bytes: 1e9 })).toBe("about 2.5 h and 1.0 GB of memory");
});
