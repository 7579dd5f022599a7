import { JobBoard } from "#kernels/team/job-board.ts";

/** What a member is told to come to: the memory of a fit, its loops, and where the board is. */
export interface Seat {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** Where the board begins, in bytes. */
  readonly board: number;
  /** Its number among the members, from 0. */
  readonly seat: number;
}

/** Works until it is told to leave; it hears nothing else meanwhile. */
export function attend({ module, memory, board, seat }: Seat): void {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  new JobBoard(memory.buffer as unknown as SharedArrayBuffer, board).attend(
    seat,
    loopsInOrder(module, exports),
  );
}

/** By their number, which is the same for all who have the module. */
export function loopsInOrder(
  module: WebAssembly.Module,
  exports: WebAssembly.Exports,
): readonly ((...numbers: readonly number[]) => number)[] {
  return loopNames(module).map((name) => exports[name] as (...numbers: readonly number[]) => number);
}

export function loopNames(module: WebAssembly.Module): readonly string[] {
  return WebAssembly.Module.exports(module)
    .filter(({ kind }) => kind === "function")
    .map(({ name }) => name);
}
