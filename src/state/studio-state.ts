import type { ProjectListItem } from "#state/project-list-item.ts";
import type { Means } from "#core/pipeline/within-means.ts";
import type { ChartVerbs } from "#state/chart-verbs.ts";
import type { VersionVerbs } from "#state/version-verbs.ts";
import type { RunEditVerbs } from "#state/run-edit-verbs.ts";
import type { BundleFacts } from "#core/export/bundle/write-bundle.ts";
import type { Look, LookRequest } from "#core/explain/look-inside.ts";
import type { FitProgress } from "#core/estimators/estimator.ts";
import type { ColumnKind } from "#core/frame/column.ts";
import type { Distribution } from "#core/frame/distribution.ts";
import type { SelectHow } from "#state/select-how.ts";
import type { RowCondition } from "#core/frame/row-conditions.ts";
import type { Reading, ReadOptions, ReadProgress } from "#core/frame/reading.ts";
import type { ScatterSample } from "#core/frame/scatter.ts";
import type { Placing, Point } from "#core/pipeline/arrange.ts";
import type { Clip } from "#core/pipeline/clip.ts";
import type { PipelineEdge } from "#core/pipeline/graph.ts";
import type { RecipeStep, Role, SplitParams } from "#core/pipeline/plan-types.ts";
import type { TableEdit } from "#core/table-edits/table-edit.ts";
import type { Task } from "#core/pipeline/task.ts";
import type { Project } from "#core/project/project.ts";
import type { AlertFix } from "#core/profile/alert-fix.ts";
import type { TableFacts } from "#core/project/table-facts.ts";
import type { EngineTiming } from "#core/project/run.ts";
import type { NodeId, ProjectId, RunId } from "#core/shared/brand.ts";
import type { Problem } from "#core/shared/problems.ts";
import type { PartsQuestion } from "#state/choose-parts.ts";
import type { LargeFile, Part } from "#state/large-file.ts";
import type { NamedFile } from "#workers/file-operations.ts";
import type { AlertsState } from "#state/alerts-state.ts";
import type { CutOff } from "#state/cut-off.ts";
import type { ExportState } from "#state/export-state.ts";

export type { Distribution, ScatterSample };

/** What the app knows. Plain data: no typed array, no table, no model, no handle ever enters the store. */

/** The open table, all but its rows. */
export type Dataset = TableFacts;

export type DataState =
  | { readonly status: "empty" }
  | { readonly status: "reading"; readonly fileName: string; readonly progress: ReadProgress | null }
  | { readonly status: "ready"; readonly dataset: Dataset }
  | { readonly status: "failed"; readonly fileName: string; readonly problem: Problem };

/** One training under way. When it ends it becomes a RunRecord of the project and leaves this list. */
export interface Job {
  readonly id: RunId;
  readonly node: NodeId;
  readonly title: string;
  /** Key of what it computes (core/pipeline/node-keys.ts). */
  readonly nodeKey?: string | undefined;
  readonly status: "queued" | "running" | "paused" | "stopping";
  /** Folds done of folds + 1 (the last is the fit on all training rows). */
  readonly partsDone: number;
  readonly partsTotal: number;
  /** The parts being worked on now: fold number, or null for the final fit. */
  readonly running: readonly (number | null)[];
  /** 0…1 over all parts. */
  readonly progress: number;
  /** Seconds left: [least, most likely, most], or null before it can be told. */
  readonly eta: readonly [number, number, number] | null;
  /** One live curve a part, thinned to 200 points. */
  readonly curves: readonly { readonly fold: number | null; readonly points: readonly FitProgress[] }[];
  /** The part in focus as it was last seen, while `watchTraining` asks for it. */
  readonly look: (Look & { readonly fold: number | null }) | null;
  /** Mean of the primary metric over the folds done so far; null before the first. */
  readonly scoreSoFar: number | null;
  /** What it was expected to take before it began: all parts on the workers there are, and memory at the peak. */
  readonly forecast: { readonly seconds: number; readonly bytes: number } | null;
  readonly engine: string | null;
  readonly engineTimings: readonly EngineTiming[];
  /** "The GPU was lost at epoch 12; training goes on with WASM from its last checkpoint." */
  readonly notices: readonly string[];
}

export type SaveState =
  | { readonly status: "saved"; readonly at: string }
  | { readonly status: "saving" }
  | { readonly status: "not-saved"; readonly problem: Problem }
  /** Storage is not available: work lives in memory only. */
  | { readonly status: "memory-only" };

/** Selected rows, in every open view. The row numbers live outside the store; here is what to say of them. */
export interface Selection {
  readonly count: number;
  /** "said No, was Yes" */
  readonly label: string;
  /** Grows by 1 with each change, so that views know to ask again. */
  readonly version: number;
}

/** A later table on its way to being compared; what it was found to be is a check of the project. */
export type CheckingState =
  | { readonly status: "idle" }
  | { readonly status: "checking"; readonly fileName: string; readonly progress: number | null }
  | { readonly status: "failed"; readonly fileName: string; readonly problem: Problem };

/** Rows by the values of a column; equal values stay in file order, missing ones stand last. */
export interface RowOrder {
  readonly column: string;
  readonly descending: boolean;
}

export type RerunMode = "auto" | "hand";

/** Plain data the screens read through small selectors: `useStudio((s) => s.data)`. */
export interface StudioData {
  readonly project: Project;
  readonly data: DataState;
  /** A file that waits for what of it is to be read. */
  readonly large: LargeFile | null;
  /** A file of several tables that waits for which of them are read; null for none. */
  readonly partsAsked: PartsQuestion | null;
  /** Whose open questions the person set aside by training all the same. */
  readonly setAside: Reading | null;
  readonly alerts: AlertsState;
  /** What training may take of this machine. */
  readonly means: Means;
  readonly jobs: readonly Job[];
  readonly paused: boolean;
  readonly save: SaveState;
  /** Another window writes this project: here it is only read, and follows what is saved there. */
  readonly readOnly: boolean;
  /** Names of the steps that undo and redo would take; null where there is none. */
  readonly history: { readonly canUndo: string | null; readonly canRedo: string | null };
  readonly projects: readonly ProjectListItem[];
  readonly storageBytes: number | null;
  readonly selection: Selection | null;
  readonly exports: readonly ExportState[];
  /** The run that Evaluate, Explain, Export and Predict show; null picks the leader. */
  readonly openRun: RunId | null;
  readonly environment: {
    readonly threads: number;
    readonly isolated: boolean;
    /** Requests to any other origin that the browser reported since the page opened. 0 by policy. */
    readonly outsideRequests: number;
  };
  /** Whether models whose inputs changed are trained again by themselves, or when the person says so. */
  readonly rerun: RerunMode;
  /** What the last visit left untrained, until it is seen; null for nothing. */
  readonly cutOff: CutOff | null;
  readonly checking: CheckingState;
  /** Problems that need an act; each stays until dismissed. */
  readonly problems: readonly { readonly id: string; readonly problem: Problem }[];
}

/** What the app can do. Every verb is safe to call at any time; failures become `problems`. */
export interface StudioVerbs extends RunEditVerbs, ChartVerbs, VersionVerbs {
  start(): Promise<void>;
  /** A person is about to open a file: what reads it starts now. */
  expectFile(): void;
  openFile(file: Blob, name: string): Promise<void>;
  /** Several files, or a folder of them, of which a person chooses; kept together under a name. */
  openFiles(files: readonly NamedFile[], name: string): Promise<void>;
  /** Which sheets or files of the file in `partsAsked` are read: one under the other, or null for nothing of it. */
  answerParts(names: readonly string[] | null): void;
  /** Asks again which sheets or files of the open file are read. */
  chooseParts(): Promise<void>;
  openText(text: string): Promise<void>;
  openSample(id: string): Promise<void>;
  /** Opens a project that came in a link (`queries.shareText`) as a new one. */
  openShared(text: string): Promise<void>;
  cancelImport(): void;
  /** What to read of the file in `large`: a part, all of it (`{}`), or nothing. */
  readPart(part: Part | null): void;
  /** Reads the same source again with these options; what was not named stays detected. */
  reread(options: ReadOptions): Promise<void>;
  /** As `reread`, but what is not named here is detected again; one named step of undo. Edits that do not fit any more are switched off. */
  readAgain(options: ReadOptions): Promise<void>;
  setKind(column: string, kind: ColumnKind): Promise<void>;
  /** Changes the table by one more edit, and trains on what it is then. */
  addEdit(edit: TableEdit): Promise<void>;
  /** The same with an edit that names the second table looked at last (`queries.openOther`): its rows are kept with the project. */
  addOther(edit: TableEdit): Promise<void>;
  /** Types one cell anew: `row` is a data row of the table as it stands; null makes it missing. */
  setCell(column: string, row: number, text: string | null): Promise<void>;
  /** Puts other edits in the place of those there are; `step` names it for undo. */
  setEdits(edits: readonly TableEdit[], step: string): Promise<void>;
  /** Takes columns out of view, or back into it. */
  hideColumns(columns: readonly string[], isHidden: boolean): void;
  /** A pinned column stays at the left. */
  pinColumn(column: string, isPinned: boolean): void;
  setTarget(column: string): void;
  setTask(task: Task): void;
  setPositive(label: string): void;
  setRole(column: string, role: Role): void;
  setSplit(split: Partial<SplitParams>): void;
  setRecipe(node: NodeId, recipe: readonly RecipeStep[]): void;
  applyFix(fix: AlertFix): void;
  /** `step` names it for undo; steps of one group that follow each other are one, with a null group each is its own. */
  setParams(
    node: NodeId,
    params: unknown,
    step?: { readonly name: string; readonly group: string | null },
  ): void;
  /** null lets timing choose again. */
  setEngine(node: NodeId, engine: string | null): void;
  addModel(estimator: string): void;
  removeModel(node: NodeId): void;
  /** Trains the given learn nodes, or all; what is forecast to take longer than an hour only `anyway`. */
  train(nodes?: readonly NodeId[], options?: { readonly anyway: boolean }): void;
  /** What to see of models while they are trained; null for nothing, which costs nothing. */
  watchTraining(request: LookRequest | null): void;
  pause(): void;
  resume(): void;
  /** Ends at the next checkpoint and keeps the folds and epochs done so far as a "stopped" run. */
  stop(job: RunId): void;
  /** Drops the job and everything of it. */
  cancel(job: RunId): void;
  /** Keeps it on top of the list, and compares it with the others that are. */
  pinRun(run: RunId, isPinned: boolean): void;
  deleteRun(run: RunId): void;
  restoreRun(run: RunId): void;
  setOpenRun(run: RunId | null): void;
  /** What is worked with stays shown, though another may come to lead: chooses the run, unless a person chose one. */
  keepOpenRun(run: RunId): void;
  openSeal(reason: string): Promise<void>;
  setThreshold(threshold: number): void;
  selectRows(rows: Int32Array, label: string): void;
  /** Rows of a confusion cell of the open run. */
  selectCell(actual: number, predicted: number, sealed?: boolean): Promise<void>;
  /** Selects every row for which all of this holds; of the rows selected now where it narrows. */
  selectWhere(conditions: readonly RowCondition[], label: string, how?: SelectHow): Promise<void>;
  clearSelection(): void;
  /** Makes the selection a step of the pipeline: only its rows are learned from, or none of them. Trains at once. */
  chooseSelected(mode: "keep" | "drop"): void;
  removeRowChoice(node: NodeId): void;
  renameProject(name: string): void;
  /** Makes this the window that writes; the other one ends its work, saves, and reads from then on. */
  takeOver(): Promise<void>;
  newProject(): Promise<void>;
  openProject(id: ProjectId): Promise<void>;
  duplicateProject(id: ProjectId): Promise<void>;
  /** Takes it off the list; `restoreProject` brings all of it back until `freeProject`. False where it was refused. */
  deleteProject(id: ProjectId): Promise<boolean>;
  restoreProject(id: ProjectId): Promise<void>;
  /** Ends the time in which a deleted project can be brought back, and frees its room. */
  freeProject(id: ProjectId): Promise<void>;
  renameListedProject(id: ProjectId, name: string): Promise<void>;
  /** A `.lathe` file as a Blob; with or without the rows. */
  saveProjectFile(withData: boolean): Promise<Blob>;
  openProjectFile(file: Blob, name: string): Promise<void>;
  undo(): void;
  redo(): void;
  /** Makes the ONNX file and runs it beside the original; `exports` says how that went. Chooses the run, where none is. */
  exportOnnx(run: RunId): Promise<void>;
  /** The file that answered like the original at the present threshold; null where none was made. */
  checkedOnnx(run: RunId): Blob | null;
  /** The checked ONNX file with README, labels and made rows, as a zip. `stem` names the model's file in it. */
  exportBundle(run: RunId, onnx: Blob, stem: string, facts: BundleFacts["facts"]): Promise<Blob | null>;
  exportTfjs(run: RunId): Promise<Blob | null>;
  /** Compares a later table with what a run's model learned from, and keeps what was found as a check. */
  checkFile(run: RunId, file: Blob, name: string): Promise<void>;
  /** Ends a comparison under way, or puts its failure away. */
  cancelCheck(): void;
  removeCheck(id: string): void;
  // The drawing. What is not legal is refused in words, as a problem. New steps come back by id.
  /** Wired as it most likely is wanted, or onto a wire. */
  addStep(kind: string, placing?: Placing): NodeId | null;
  /** Wires heal; steps that every model needs stay. */
  removeSteps(nodes: readonly NodeId[]): void;
  connectSteps(from: NodeId, to: NodeId): void;
  disconnectSteps(from: NodeId, to: NodeId): void;
  putOnWire(wire: PipelineEdge, node: NodeId): void;
  duplicateSteps(nodes: readonly NodeId[]): readonly NodeId[];
  /** A copy of a model, or of a recipe with its models, wired beside the original. */
  branchFrom(node: NodeId): readonly NodeId[];
  pasteSteps(clip: Clip): readonly NodeId[];
  renameStep(node: NodeId, name: string): void;
  moveSteps(positions: ReadonlyMap<NodeId, Point>): void;
  /** Forgets every saved place. */
  tidySteps(): void;
  groupSteps(nodes: readonly NodeId[], name: string): void;
  /** An empty name dissolves the group. */
  renameGroup(group: string, name: string): void;
  /** Into a group that is there, or with null into none. */
  joinGroup(step: NodeId, group: string | null): void;
  addNote(text: string, position: Point): void;
  /** Empty words take the note away. */
  changeNote(note: string, change: { readonly text?: string; readonly position?: Point }): void;
  /** Trains what has no result with its present inputs, and nothing else. */
  trainChanged(): void;
  setRerun(mode: RerunMode): void;
  dismissProblem(id: string): void;
  dismissCutOff(): void;
}

export type StudioState = StudioData & StudioVerbs;
