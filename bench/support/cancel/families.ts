import { provideKernels } from "#core/kernels/provided-kernels.ts";
import { bestKernels } from "#kernels/wasm-kernels.ts";

provideKernels(bestKernels());

export { estimators } from "#core/estimators/registry.ts";
