import { type Arrays, bytesOf, type Kernels, type Room } from "#core/kernels/kernels.ts";
import { plainKernels } from "#core/kernels/plain-kernels.ts";

let provided: Kernels = plainKernels;

/** Called once by a worker or the command line, before the first fit; results do not depend on it. */
export function provideKernels(kernels: Kernels): void {
  provided = kernels;
}

/**
 * Memory for one fit, of the provided kernels, and the arrays in it. @see Kernels
 * @param layOut makes the arrays; called twice, first to measure how much room they take
 * @param later measures those that may be made of the room afterwards
 */
export function makeRoom<Own>(
  layOut: (arrays: Arrays) => Own,
  later: (measure: Arrays) => void = () => {},
): { readonly room: Room; readonly own: Own } {
  const bytes = bytesOf((measure) => {
    layOut(measure);
    later(measure);
  });
  const room = provided.room(bytes);
  return { room, own: layOut(room) };
}
