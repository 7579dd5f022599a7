import type { WorkColumn, WorkFrame } from "#core/preprocessing/step.ts";

/**
 * Puts other columns in the place of those that a step was fitted on; the rest pass through, in order.
 * Found by name: a frame to be transformed may have columns that were not there in training.
 */
export function replaceColumns<F extends { readonly name: string }>(
  frame: WorkFrame,
  fitted: readonly F[],
  replace: (fitted: F, column: WorkColumn) => readonly WorkColumn[],
): WorkFrame {
  const fittedByName = new Map(fitted.map((entry) => [entry.name, entry]));
  const columns = frame.columns.flatMap((column) => {
    const entry = fittedByName.get(column.name);
    return entry ? replace(entry, column) : [column];
  });
  return { nRows: frame.nRows, columns };
}

/** The same for an exported model's tensors: `replace` draws what `replaceColumns` computes. */
export function replaceTensors<F extends { readonly name: string }, T extends { readonly name: string }>(
  tensors: readonly T[],
  fitted: readonly F[],
  replace: (fitted: F, tensor: T) => readonly T[],
): readonly T[] {
  const fittedByName = new Map(fitted.map((entry) => [entry.name, entry]));
  return tensors.flatMap((tensor) => {
    const entry = fittedByName.get(tensor.name);
    return entry ? replace(entry, tensor) : [tensor];
  });
}
