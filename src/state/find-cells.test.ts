import { afterEach, expect, it } from "vitest";
import { placeOfHit } from "#core/frame/find-cells.ts";
import { createStudio } from "#state/studio.ts";
import { inProcessServices } from "#test/support/in-process-services.ts";
import { closeWorkers } from "#test/support/in-process-worker.ts";

afterEach(closeWorkers);

const towns = ["Braga", "Málaga", "malaga bay", "Porto"];
const csv = `town,size\n${Array.from({ length: 60 }, (_, i) => `${towns[i % 4]},${60 - i}`).join("\n")}`;

it("finds a text in the rows as they are shown, in their order, and gives up when it is asked to", async () => {
  const { useStudio, queries, studio } = createStudio(inProcessServices());
  await useStudio.getState().openFile(new Blob([csv]), "towns.csv");
  studio.scheduler.cancelAll();
  const asking = { signal: new AbortController().signal };
  const columns = ["town", "size"];
  const all = await queries.findCells("MALAGA", columns, false, null, asking);
  expect([all.total, placeOfHit(all, 0), placeOfHit(all, 29)]).toEqual([
    30,
    { place: 1, nth: 0 },
    { place: 58, nth: 0 },
  ]);
  const up = await queries.findCells("bay", columns, false, { column: "size", descending: false }, asking);
  expect([...up.places].slice(0, 3)).toEqual([1, 5, 9]);

  useStudio.getState().selectRows(Int32Array.of(2, 3, 6), "three of them");
  const chosen = await queries.findCells("bay", columns, true, null, asking);
  expect([...chosen.places]).toEqual([0, 2]);
  await expect(
    queries.findCells("a", columns, false, null, { signal: AbortSignal.abort() }),
  ).rejects.toThrow();
  studio.scheduler.cancelAll();
});
