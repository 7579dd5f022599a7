import { afterEach, expect, it } from "vitest";
import { plainSpec } from "#core/explore/chart-spec.ts";
import { createStudio } from "#state/studio.ts";
import { inProcessServices } from "#test/support/in-process-services.ts";
import { closeWorkers } from "#test/support/in-process-worker.ts";

afterEach(closeWorkers);

const csv = [
  "size,price,kind",
  ...Array.from(
    { length: 200 },
    (_, i) => `${(i * 37) % 200},${3 * ((i * 37) % 200) + ((i * 11) % 19)},${["a", "b"][i % 2]}`,
  ),
].join("\n");

async function opened() {
  const { useStudio, queries } = createStudio(inProcessServices());
  await useStudio.getState().openFile(new Blob([csv]), "sizes.csv");
  for (const { id } of useStudio.getState().jobs) useStudio.getState().cancel(id);
  return { state: useStudio.getState, queries };
}

it("a press on a bar selects the rows it counts, and they can be drawn alone", async () => {
  const { state, queries } = await opened();
  const spec = { ...plainSpec("size", "histogram"), bins: 4, colour: "kind" };
  const place = { panel: null, group: 1, x: 3, y: null };
  const all = await queries.chart(spec, false);
  expect(all.panels[0]!.body).toMatchObject({
    counts: [Array(4).fill(25), Array(4).fill(25)],
    selected: null,
  });
  await state().selectWhere([{ kind: "place", spec, place }], "the last bar, b");
  expect(state().selection).toMatchObject({ count: 25, label: "the last bar, b" });
  const marked = await queries.chart(spec, false);
  expect(marked.panels[0]!.body).toMatchObject({ selected: [0, 0, 0, 25] });
  const alone = await queries.chart(spec, true);
  expect(alone.x).toEqual(all.x);
  expect(alone.panels[0]!.body).toMatchObject({
    counts: [
      [0, 0, 0, 0],
      [0, 0, 0, 25],
    ],
  });
});

it("the most telling charts come with how far the asking is", async () => {
  const { queries } = await opened();
  const shares: number[] = [];
  const { signal } = new AbortController();
  const { found, nQuestions } = await queries.insights({
    signal,
    onProgress: ({ share }) => shares.push(share),
  });
  expect(nQuestions).toBe(5); // three of the two numbers, one of each with the kind
  expect(found).toMatchObject([
    { kind: "together", columns: ["size", "price"], spec: { mark: "dots", trend: true } },
  ]);
  expect(shares.every((share, i) => share >= (shares[i - 1] ?? 0))).toBe(true);
});
