import type { ShapeEdit } from "#core/explain/shape-edit.ts";
import type { ShapeLockVerbs } from "#state/shape-lock.ts";
import type { RunId } from "#core/shared/brand.ts";

/** What a person writes on a run and changes in its model. */
export interface RunEditVerbs extends ShapeLockVerbs {
  renameRun(run: RunId, name: string): void;
  /** Empty words take the note away. */
  noteRun(run: RunId, note: string): void;
  /** Edits a shape of the run's model, in every fold's and in the final one, once its cost is judged on held-out rows. */
  editShape(run: RunId, edit: ShapeEdit): Promise<void>;
  /** Takes back the edit at this place; those after it stay and are judged anew. */
  removeShapeEdit(run: RunId, at: number): Promise<void>;
  noteShapeEdit(run: RunId, at: number, words: string): void;
}
