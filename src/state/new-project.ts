import { emptyGraph } from "#core/pipeline/default-graph.ts";
import type { Project } from "#core/project/project.ts";
import type { ProjectId } from "#core/shared/brand.ts";
import type { Services } from "#state/services.ts";

/** A project before any table. */
export function newProject({ now, newId }: Pick<Services, "now" | "newId">, name = "Untitled"): Project {
  const at = now();
  return {
    version: 1,
    id: newId() as ProjectId,
    name,
    createdAt: at,
    updatedAt: at,
    source: null,
    graph: emptyGraph,
    runs: [],
    seal: [],
    threshold: 0.5,
  };
}

/** "house prices.csv" is the project "house prices". */
export function projectNameOf(fileName: string): string {
  return fileName.replace(/\.[^.]{1,8}$/, "") || fileName;
}
