import type { Painting } from "#core/paint/painting.ts";
import { tableOptionsOf } from "#core/pipeline/table-chain.ts";
import { LatheError } from "#core/shared/problems.ts";
import { otherTablesOf } from "#core/table-edits/other-table.ts";
import { needTable } from "#state/ask.ts";
import type { Studio } from "#state/context.ts";
import { importFile } from "#state/import.ts";

/** The points of the open table; null when no painting gives it. */
export async function openPainting(studio: Studio): Promise<Painting | null> {
  const { data } = studio.get();
  if (data.status !== "ready") return null;
  const { columns, reading } = data.dataset;
  const { mostPoints } = await import("#core/paint/painting.ts");
  const { paintingOfTable } = await import("#core/paint/painting-table.ts");
  if (columns.length !== 3 || reading.nRows > mostPoints) return null;
  await needTable(studio);
  const cells = await studio.data.run("cells", { start: 0, end: reading.nRows, rows: null });
  return paintingOfTable(
    columns.map(({ name }) => name),
    cells.columns,
  );
}

/** What to put behind "#/share/". @throws LatheError "no-table", "link-needs-rows" or "link-too-long" */
export async function shareText(studio: Studio): Promise<string> {
  const { project } = studio.get();
  const { source, graph, threshold, charts, shelf } = project;
  if (source === null) throw new LatheError("no-table", {});
  const { writeShared } = await import("#core/project/share-link.ts");
  const [other] = otherTablesOf(tableOptionsOf(graph)?.edits ?? []);
  if (other) throw new LatheError("link-needs-rows", { file: other.fileName });
  if (source.sample !== null)
    return writeShared({ origin: { kind: "sample", id: source.sample }, graph, threshold, charts, shelf });
  const painting = await openPainting(studio);
  if (painting === null) throw new LatheError("link-needs-rows", { file: source.fileName });
  return writeShared({ origin: { kind: "painting", painting }, graph, threshold, charts, shelf });
}

/** Opens what somebody shared as a new project, and trains it. @throws LatheError "link-invalid" and its kind */
export async function openShared(studio: Studio, text: string): Promise<void> {
  const { readShared } = await import("#core/project/share-link.ts");
  const { origin, ...given } = readShared(text);
  if (origin.kind === "sample") {
    const { file, name } = await studio.services.fetchSample(origin.id);
    return importFile(studio, file, name, origin.id, given);
  }
  const { paintedFileName, paintingCsv } = await import("#core/paint/painting-table.ts");
  const file = new Blob([paintingCsv(origin.painting)], { type: "text/csv" });
  return importFile(studio, file, paintedFileName, null, given);
}
