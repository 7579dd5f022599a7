import { beforeAll, expect, it, vi } from "vitest";
import type { ProjectId, RunId } from "#core/shared/brand.ts";
import { createStudio } from "#state/studio.ts";
import type { Job, StudioState } from "#state/studio-state.ts";
import { inProcessServices } from "#test/support/in-process-services.ts";
import { closeWorkers } from "#test/support/in-process-worker.ts";
import type { AppCommand } from "./command.ts";

let commandsFor: (state: StudioState) => readonly AppCommand[];

beforeAll(async () => {
  const media = { matches: false, addEventListener() {}, removeEventListener() {} };
  vi.stubGlobal("matchMedia", () => media); // the theme asks the system when it is loaded
  ({ commandsFor } = await import("./commands.ts"));
  vi.stubGlobal("document", { documentElement: { dataset: {} } }); // where the theme is kept
  return closeWorkers;
});

/** The app with nothing open; with a table; with a table while a model is trained. */
async function states(): Promise<Readonly<Record<"empty" | "open" | "training", StudioState>>> {
  const { useStudio } = createStudio(inProcessServices());
  const empty = useStudio.getState();
  await empty.openText(`a,b\n${Array.from({ length: 40 }, (_, i) => `${i},${i % 2}`).join("\n")}`);
  for (const { id } of useStudio.getState().jobs) useStudio.getState().cancel(id);
  const open = useStudio.getState();
  const job = { id: "job" as RunId } as Job;
  return { empty, open, training: { ...open, jobs: [job] } };
}
const off = (state: StudioState) =>
  new Map(commandsFor(state).map((command) => [command.id, command.off ?? null]));

it("names the same commands in every state, each once, and a reason for each that is off", async () => {
  const { empty, open, training } = await states();
  const ids = commandsFor(empty).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const state of [open, training]) expect(commandsFor(state).map(({ id }) => id)).toEqual(ids);
  for (const state of [empty, open, training])
    for (const reason of off(state).values()) if (reason !== null) expect(reason).toMatch(/^[A-Z].*[^.]$/);
});

it("switches off what cannot be done, and only that", async () => {
  const { empty, open, training } = await states();
  const table = [
    "project.save",
    "project.save-without",
    "project.save-table",
    "project.link",
    "train.all",
    "train.changed",
  ];
  for (const id of table) expect([off(empty).get(id), off(open).get(id)]).toEqual(["No table is open", null]);
  for (const id of ["train.pause", "train.stop", "train.cancel"])
    expect([off(open).get(id), off(training).get(id)]).toEqual(["No model is being trained", null]);
  const listed = { ...open, projects: [{ id: open.project.id as ProjectId }] } as unknown as StudioState;
  expect([off(open).get("project.delete"), off(listed).get("project.delete")]).toEqual([
    "This browser has not saved this project",
    null,
  ]);
  expect(off(empty).get("project.undo")).toBe("Nothing was done yet that can be undone");
  for (const id of ["go.start", "go.train", "project.open", "view.palette", "view.keys"])
    expect(off(empty).get(id)).toBe(null);
});

it("gives no key to two commands, and no key that begins another's sequence", async () => {
  const { empty } = await states();
  const keys = commandsFor(empty).flatMap((command) => command.keys ?? []);
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of keys)
    expect(keys.filter((other) => other !== key && other.startsWith(`${key} `))).toEqual([]);
});

it("does what is on, and only tells what is off", async () => {
  const { runCommand } = await import("./commands.ts");
  const { toasts } = await import("#ui/controls/toast-queue.ts");
  const run = vi.fn();
  const { empty } = await states();
  const [any] = commandsFor(empty);
  runCommand({ ...any!, off: "No table is open", run });
  expect([run.mock.calls.length, toasts().at(-1)?.text]).toEqual([0, "No table is open."]);
  runCommand({ ...any!, off: null, run });
  expect(run.mock.calls.length).toBe(1);
});
