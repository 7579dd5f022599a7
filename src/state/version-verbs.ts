/** Versions of the data (core/versions). */
export interface VersionVerbs {
  /** Goes back to a version, as one step that can be undone. */
  restoreVersion(hash: string): Promise<void>;
}
