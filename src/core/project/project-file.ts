import { chartSpecSchema } from "#core/explore/chart-spec.ts";
import * as z from "zod/mini";
import { checkSchema } from "#core/monitor/check-schema.ts";
import { graphSchema } from "#core/pipeline/graph.ts";
import { keptChartsSchema } from "#core/project/kept-chart-schema.ts";
import type { Project } from "#core/project/project.ts";
import { runSchema } from "#core/project/run-schema.ts";
import type { ProjectId, RunId } from "#core/shared/brand.ts";
import { versionsSchema } from "#core/versions/versions-schema.ts";
import { LatheError } from "#core/shared/problems.ts";

/** The newest version of the document this Lathe reads and writes. */
const PROJECT_VERSION = 1;

const text = z.string().check(z.maxLength(10_000));
const count = z.int().check(z.gte(0));

const sourceSchema = z.strictObject({
  fileName: text,
  byteLength: count,
  contentHash: text,
  nRows: count,
  nColumns: count,
  sample: z.nullable(text),
});

/** A file may have many columns; a document names no more than this. */
const columnNames = z.array(text).check(z.maxLength(1_000_000));

const projectSchema = z.strictObject({
  version: z.literal(1),
  id: text.check(z.minLength(1), z.maxLength(100), z.regex(/^[A-Za-z0-9-]+$/)),
  name: text,
  createdAt: text,
  updatedAt: text,
  source: z.nullable(sourceSchema),
  graph: graphSchema,
  runs: z.array(runSchema).check(z.maxLength(10_000)),
  seal: z
    .array(z.strictObject({ at: text, reason: text, runs: z.array(text).check(z.maxLength(10_000)) }))
    .check(z.maxLength(10_000)),
  versions: z.optional(versionsSchema),
  threshold: z.number().check(z.gte(0), z.lte(1)),
  checks: z.optional(z.array(checkSchema).check(z.maxLength(10_000))),
  charts: z.optional(keptChartsSchema),
  shelf: z.optional(chartSpecSchema),
  columnLayout: z.optional(z.strictObject({ hidden: columnNames, pinned: columnNames })),
});

/** Steps from each version to the next: `migrations[v]` turns a document of version v into one of v + 1. */
const migrations: ReadonlyMap<number, (document: Record<string, unknown>) => Record<string, unknown>> =
  new Map();

/**
 * Reads a document of any version ever written.
 * @throws LatheError "project-newer", or "project-invalid" naming the bad field
 */
export function readProject(json: unknown): Project {
  const version = z.object({ version: z.int().check(z.gte(1)) }).safeParse(json);
  if (!version.success) throw new LatheError("project-invalid", { reason: "it has no version" });
  if (version.data.version > PROJECT_VERSION) {
    throw new LatheError("project-newer", { version: version.data.version, known: PROJECT_VERSION });
  }
  let document = json as Record<string, unknown>;
  for (let v = version.data.version; v < PROJECT_VERSION; v++) document = migrations.get(v)!(document);
  const parsed = projectSchema.safeParse(document);
  if (!parsed.success) throw new LatheError("project-invalid", { reason: firstIssue(parsed.error) });
  const { id, seal, ...rest } = parsed.data;
  return {
    ...rest,
    id: id as ProjectId,
    seal: seal.map((opening) => ({ ...opening, runs: opening.runs as RunId[] })),
  };
}

/** The document as JSON can hold it: numbers that JSON lacks (an undefined score) become their names. */
export function writeProject(project: Project): unknown {
  return JSON.parse(
    JSON.stringify(project, (_, value: unknown) =>
      typeof value === "number" && !Number.isFinite(value) ? String(value) : value,
    ),
  );
}

function firstIssue({ issues }: z.core.$ZodError): string {
  const issue = issues[0];
  return issue ? `${issue.path.map(String).join(".")}: ${issue.message}` : "it is not complete";
}
