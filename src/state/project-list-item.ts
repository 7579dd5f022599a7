import type { ProjectId } from "#core/shared/brand.ts";

/** A project of this browser, as lists of them show it. */
export interface ProjectListItem {
  readonly id: ProjectId;
  readonly name: string;
  readonly updatedAt: string;
  readonly fileName: string | null;
  readonly nRuns: number;
  readonly bytes: number;
}
