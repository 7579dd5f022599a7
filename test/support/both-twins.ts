import { expect } from "vitest";
import { type Arrays, bytesOf, type Kernels, type Room } from "#core/kernels/kernels.ts";
import { plainKernels } from "#core/kernels/plain-kernels.ts";
import { bestKernels } from "#kernels/wasm-kernels.ts";

const wasm = bestKernels();

/** What both twins leave in the arrays that `run` returns, made by `arrays` in a room of its own. */
export function bothTwins<A>(
  arrays: (room: Arrays) => A,
  run: (room: Room, made: A) => readonly unknown[],
): void {
  const of = (kernels: Kernels) => {
    const room = kernels.room(bytesOf((measure) => arrays(measure)));
    return run(room, arrays(room)).map((one) => (ArrayBuffer.isView(one) ? bitsOf(one) : one));
  };
  expect(of(wasm)).toEqual(of(plainKernels));
}

const bitsOf = (array: ArrayBufferView) =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength).join(" ");
