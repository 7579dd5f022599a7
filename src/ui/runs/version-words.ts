import type { Project } from "#core/project/project.ts";
import { versionsOf } from "#core/versions/data-versions.ts";
import { shortVersion } from "#core/versions/version-hash.ts";

/** A version of the data as it is named beside a run: its first digits, and the step that made it while it is kept. */
export function versionWords(project: Project, hash: string): string {
  const name = versionsOf(project).find((version) => version.hash === hash)?.name;
  return name === undefined ? shortVersion(hash) : `${shortVersion(hash)}, ${name}`;
}
