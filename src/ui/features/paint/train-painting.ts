import { rolesOf } from "#core/pipeline/edit.ts";
import type { Painting } from "#core/paint/painting.ts";
import { paintedFileName, paintingCsv } from "#core/paint/painting-table.ts";
import { useStudio } from "#state/store.ts";
import { setTrained } from "./paint-store.ts";

const paintedName = paintedFileName.replace(/\.csv$/, "");

/**
 * The points as a table, by the way every file comes in; it trains at once. The project of the painting before is
 * replaced, unless it was given a name of its own.
 */
export async function trainPainting(painting: Painting): Promise<void> {
  const { project, openFile } = useStudio.getState();
  const wasPainted = project.source?.fileName === paintedFileName && project.name === paintedName;
  await openFile(new Blob([paintingCsv(painting)], { type: "text/csv" }), paintedFileName);
  const after = useStudio.getState();
  if (after.data.status !== "ready" || after.project.source?.fileName !== paintedFileName) return;
  setTrained(painting);
  if (wasPainted && after.project.id !== project.id && (await after.deleteProject(project.id)))
    await after.freeProject(project.id);
  const roles = rolesOf(after.project.graph);
  if (painting.kind === "value" && roles !== null && roles.task !== "regression") after.setTask("regression");
}
