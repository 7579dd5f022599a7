import { afterEach, expect, it } from "vitest";
import { createStudio } from "#state/studio.ts";
import { closeWorkers } from "#test/support/in-process-worker.ts";
import { inProcessServices } from "#test/support/in-process-services.ts";
import { until as untilIn } from "#test/support/until.ts";

afterEach(closeWorkers);

/** `same` never varies; `copy` gives y away. */
const csv = (extra: string) =>
  new Blob([
    `a,same,${extra},y\n${Array.from({ length: 120 }, (_, i) => `${(i * 37) % 101},k,${i % 2 ? "p" : "q"},${i % 2 ? "yes" : "no"}`).join("\n")}`,
  ]);

function setup() {
  const { useStudio } = createStudio(inProcessServices());
  const seen: string[] = [];
  const note = (word: string) => seen.at(-1) !== word && seen.push(word);
  useStudio.subscribe((now, before) => {
    if (now.data.status === "ready" && before.data.status !== "ready") note("table");
    if (now.jobs.length > 0 && before.jobs.length === 0) note("training");
    if (now.alerts.found.length > 0 && before.alerts.found.length === 0) note("first alerts");
    if (now.alerts.isDone && !before.alerts.isDone) note("all alerts");
  });
  const state = useStudio.getState;
  const done = () => untilIn(useStudio, () => state().data.status === "ready" && state().alerts.isDone);
  const codes = () => state().alerts.found.map(({ code, column }) => `${code} ${column}`);
  return { state, seen, done, codes };
}

it("shows the table and begins to train before it looks for alerts", async () => {
  const { state, seen, done, codes } = setup();
  await state().openFile(csv("copy"), "t.csv");
  expect(state().alerts).toEqual({ found: [], isDone: false, areOld: false });
  await done();
  expect(seen).toEqual(["table", "training", "first alerts", "all alerts"]);
  expect(codes()).toContain("leak copy");
  expect(codes()).toContain("constant same");
});

it("keeps the list while it looks anew for another role, and then says what has changed", async () => {
  const { state, done, codes } = setup();
  await state().openFile(csv("copy"), "t.csv");
  await done();
  const before = codes();
  state().setRole("copy", "ignore");
  expect(state().alerts).toMatchObject({ isDone: false, areOld: false });
  expect(codes()).toEqual(before);
  await done();
  expect(state().alerts.found.length).toBeGreaterThan(0);
});

it("says that its list is of the table before a change of the table, until it has looked anew", async () => {
  const { state, done, codes } = setup();
  await state().openFile(csv("copy"), "t.csv");
  await done();
  await state().addEdit({
    edit: "recode",
    params: { column: "same", values: [["k", "l"]] },
    on: true,
  });
  expect(state().alerts).toMatchObject({ isDone: false, areOld: true });
  expect(codes()).toContain("constant same");
  await done();
  expect(state().alerts).toMatchObject({ isDone: true, areOld: false });
});

it("never shows the alerts of a table that another has taken the place of", async () => {
  const { state, done, codes } = setup();
  await state().openFile(csv("first"), "one.csv");
  await state().openFile(csv("second"), "two.csv");
  await done();
  expect(codes()).toContain("leak second");
  expect(codes().join()).not.toContain("first");
});
