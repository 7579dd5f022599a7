import type { Project } from "#core/project/project.ts";
import type { ProjectId } from "#core/shared/brand.ts";
import type { ProjectListItem } from "#state/project-list-item.ts";

/** Where projects are kept between visits (docs/adr/0005): small documents, and large files beside them. */
export interface Storage {
  readonly documents: DocumentStore;
  readonly files: FileStore;
  readonly rows: RowStore;
  /**
   * Takes the project for this tab. A second tab gets false and must not write to it.
   * Held until `release` or the tab's end.
   */
  lock(id: ProjectId): Promise<boolean>;
  /** Waits until the tab that has the project lets it go, and takes it; `steal` takes it at once. False: `abort` came. */
  takeOver(id: ProjectId, abort: AbortSignal, steal: AbortSignal): Promise<boolean>;
  /** Whether another tab has the project. */
  heldElsewhere(id: ProjectId): Promise<boolean>;
  /** Calls when another tab took the project by force. */
  onStolen(told: () => void): void;
  release(): void;
}

export interface DocumentStore {
  /** Newest snapshot that is whole and readable; null when there is none. */
  read(id: ProjectId): Promise<Project | null>;
  /** Appends a snapshot and drops all but the last 20. @throws DOMException "QuotaExceededError" */
  write(project: Project): Promise<void>;
  delete(id: ProjectId): Promise<void>;
  list(): Promise<readonly ListedDocument[]>;
  /** Small notes beside the documents: which project was open last, which run was open in each. */
  setting(name: string): Promise<string | null>;
  setSetting(name: string, value: string | null): Promise<void>;
}
export type ListedDocument = Omit<ProjectListItem, "bytes"> & { readonly bytes: number };

/** Rows on disk, which the data worker writes (docs/adr/0011). A table names its file in its reading. */
export interface RowStore {
  read(name: string): Promise<Blob | null>;
  /** `modified` in ms since 1970. */
  list(): Promise<readonly { readonly name: string; readonly modified: number; readonly bytes: number }[]>;
  /** One that is still being written stays. */
  delete(name: string): Promise<void>;
}

/** Files of a project, by plain names such as "table" or "run-<id>". */
export interface FileStore {
  /** @throws DOMException "QuotaExceededError" */
  write(project: ProjectId, name: string, bytes: Blob | Uint8Array<ArrayBuffer>): Promise<void>;
  read(project: ProjectId, name: string): Promise<Blob | null>;
  list(project: ProjectId): Promise<readonly { readonly name: string; readonly bytes: number }[]>;
  delete(project: ProjectId, name: string): Promise<void>;
  deleteAll(project: ProjectId): Promise<void>;
  /** Removes folders of projects that are not in the list. */
  sweep(keep: ReadonlySet<ProjectId>): Promise<void>;
}
