import type { Kernels, Room } from "#core/kernels/kernels.ts";
import { plainKernels } from "#core/kernels/plain-kernels.ts";

let provided: Kernels = plainKernels;

/** Called once by a worker or the command line, before the first fit; results do not depend on it. */
export function provideKernels(kernels: Kernels): void {
  provided = kernels;
}

/** Memory for one fit, of the provided kernels. @see Kernels */
export function makeRoom(bytes: number): Room {
  return provided.room(bytes);
}
