import type { ChartSpec } from "#core/explore/chart-spec.ts";
import type { CheckRecord } from "#core/monitor/check-record.ts";
import type { PipelineGraph } from "#core/pipeline/graph.ts";
import type { ColumnLayout } from "#core/project/column-layout.ts";
import type { KeptChart } from "#core/project/kept-chart.ts";
import type { RunRecord } from "#core/project/run.ts";
import type { ProjectId, RunId } from "#core/shared/brand.ts";
import type { KeptVersion } from "#core/versions/kept-version.ts";

/** Where the rows came from. The rows themselves are files beside the document. */
export interface SourceRecord {
  readonly fileName: string;
  readonly byteLength: number;
  readonly contentHash: string;
  readonly nRows: number;
  readonly nColumns: number;
  /** Id of a bundled sample, or null. */
  readonly sample: string | null;
}

/** One opening of the sealed test set. */
export interface SealOpening {
  readonly at: string;
  readonly reason: string;
  readonly runs: readonly RunId[];
}

/** Everything the person made, as plain JSON. Undo and redo are steps through it (docs/adr/0005). */
export interface Project {
  readonly version: 1;
  readonly id: ProjectId;
  readonly name: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly source: SourceRecord | null;
  readonly graph: PipelineGraph;
  readonly runs: readonly RunRecord[];
  /** The ledger of the sealed test set; never shortened, not even by undo. */
  readonly seal: readonly SealOpening[];
  /** Versions of the data, oldest first, without a row: absent before the first change. Not shortened by undo. */
  readonly versions?: readonly KeptVersion[] | undefined;
  /** Chance from which a binary model says "positive": one store for every chart and the export. */
  readonly threshold: number;
  /** Later tables that were compared with what a model learned from, oldest first; absent before the first. */
  readonly checks?: readonly CheckRecord[] | undefined;
  /** Charts of Explore kept under a name, oldest first; absent before the first. */
  readonly charts?: readonly KeptChart[] | undefined;
  /** The chart on Explore's shelves; absent while they hold one column as it comes. No step of undo. */
  readonly shelf?: ChartSpec | undefined;
  /** Absent while every column is in view, in the order of the table. */
  readonly columnLayout?: ColumnLayout | undefined;
}
