import { setRecipe } from "#core/pipeline/edit.ts";
import { findNode, type PipelineGraph } from "#core/pipeline/graph.ts";
import type { Project } from "#core/project/project.ts";
import { canonicalJson } from "#core/shared/hash.ts";
import { readOptionsOf } from "#core/table-edits/table-options.ts";
import type { KeptVersion } from "#core/versions/kept-version.ts";
import { type DataSteps, dataStepsOf, versionHash, versionOf } from "#core/versions/version-hash.ts";

/** A version with all that it is made by. */
export interface DataVersion extends DataSteps {
  readonly hash: string;
  readonly at: string;
  readonly name: string;
}

/** Versions kept at most; the oldest go first. */
const MOST_VERSIONS = 300;

/** Versions in full, oldest first. */
function expandVersions(kept: readonly KeptVersion[]): readonly DataVersion[] {
  const versions: DataVersion[] = [];
  for (const { hash, at, name, read, keep, edits, recipes } of kept) {
    const before = versions.at(-1);
    const all = [...(before?.table.edits ?? []).slice(0, keep), ...edits];
    const reading = read ?? readOptionsOf(before?.table ?? {});
    versions.push({
      hash,
      at,
      name,
      table: all.length === 0 ? reading : { ...reading, edits: all },
      recipes: recipes ?? before?.recipes ?? [],
    });
  }
  return versions;
}

/** A version as it is kept behind another one, or as the first. */
function packed(
  { hash, at, name, table, recipes }: DataVersion,
  before: DataVersion | undefined,
): KeptVersion {
  const edits = table.edits ?? [];
  const had = before?.table.edits ?? [];
  const differs = edits.findIndex((edit, i) => edit !== had[i] && !isSame(edit, had[i]));
  const keep = differs < 0 ? edits.length : differs;
  const read = readOptionsOf(table);
  return {
    hash,
    at,
    name,
    ...(before && isSame(read, readOptionsOf(before.table)) ? {} : { read }),
    keep,
    edits: edits.slice(keep),
    ...(before && isSame(recipes, before.recipes) ? {} : { recipes }),
  };
}

/** Every version of the project, oldest first, the one that stands now among them. */
export function versionsOf(project: Project): readonly DataVersion[] {
  const known = expandVersions(project.versions ?? []);
  const now = currentVersion(project);
  return now === null || known.some(({ hash }) => hash === now) ? known : [...known, opened(project, now)];
}

/** Hash of the data as the document stands; null before there is any. */
export function currentVersion({ graph, source }: Project): string | null {
  return source === null ? null : versionOf(graph, source.contentHash);
}

/**
 * The project after an edit, with the version that the edit made. An edit that leads back to a version there was adds none.
 * @param name  of the step of undo
 * @param joins whether the version made last is of the same step of undo, and gives way to this one
 */
export function withVersion(
  before: Project,
  after: Project,
  name: string,
  at: string,
  joins: boolean,
): Project {
  const { source } = after;
  if (source === null || before.source === null || before.graph === after.graph) return after;
  const was = versionOf(before.graph, before.source.contentHash);
  const steps = dataStepsOf(after.graph);
  const hash = versionHash(source.contentHash, steps);
  if (hash === was) return after;
  let kept = before.versions ?? [];
  if (!kept.some((one) => one.hash === was))
    kept = [...kept, packed(opened(before, was), expandVersions(kept).at(-1))];
  if (kept.some((one) => one.hash === hash)) return { ...after, versions: kept };
  const last = kept.at(-1)!;
  const isTrained = after.runs.some(({ version }) => version === last.hash);
  const stay = joins && kept.length > 1 && last.hash === was && !isTrained ? kept.slice(0, -1) : kept;
  const versions = [...stay, packed({ hash, at, name, ...steps }, expandVersions(stay).at(-1))];
  return { ...after, versions: versions.length > MOST_VERSIONS ? withoutOldest(versions) : versions };
}

/** The second is the first then, and says all of itself. */
function withoutOldest(kept: readonly KeptVersion[]): readonly KeptVersion[] {
  const [, second] = expandVersions(kept.slice(0, 2));
  return second ? [packed(second, undefined), ...kept.slice(2)] : [];
}

/** The document with the recipes of a version; recipes that are not drawn any more are left out. */
export function withRecipesOf(graph: PipelineGraph, { recipes }: DataSteps): PipelineGraph {
  return recipes.reduce(
    (next, { node, steps }) =>
      findNode(next, node)?.kind === "recipe" ? setRecipe(next, node, steps) : next,
    graph,
  );
}

/** The version that stood before the first that was written down. */
function opened({ graph, updatedAt, source }: Project, hash: string): DataVersion {
  return { hash, at: updatedAt, name: `open ${source?.fileName ?? "the table"}`, ...dataStepsOf(graph) };
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
