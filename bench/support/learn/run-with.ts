import { plainKernels } from "#core/kernels/plain-kernels.ts";
import { provideKernels } from "#core/kernels/provided-kernels.ts";
import { bestKernels } from "#kernels/wasm-kernels.ts";

/** Which twin of the hot loops the next fits run. */
export function runWith(which: "WebAssembly" | "TypeScript"): void {
  provideKernels(which === "WebAssembly" ? bestKernels() : plainKernels);
}
