import { expect, it } from "vitest";
import { textSource } from "#core/ingest/text-source.ts";
import { readEdited } from "#core/pipeline/read-for-pipeline.ts";

const goOn = async () => {};
const edits = [
  { edit: "rename-column", params: { column: "kind", to: "species" }, on: true },
  { edit: "recode", params: { column: "species", values: [["fox", "other"]] }, on: true },
  { edit: "recode", params: { column: "size", values: [["-9", null]] }, on: true },
];

it("reads rows without an answer, though the answers of training were renamed and joined", async () => {
  const source = textSource("new.csv", "size,weight\n3,1\n-9,2\n");
  const { table } = await readEdited(source, { edits, target: "species" }, [], goOn);
  expect(table.columns.map(({ name }) => name)).toEqual(["size", "weight"]);
  await expect(readEdited(source, { edits }, [], goOn)).rejects.toMatchObject({
    problem: { code: "unknown-column" },
  });
});

it("changes answers that are there, as in training", async () => {
  const source = textSource("new.csv", "size,kind\n3,fox\n-9,hen\n");
  const { table } = await readEdited(source, { edits, target: "species" }, [], goOn);
  expect(table.columns[1]).toMatchObject({ name: "species", categories: ["hen", "other"] });
});
