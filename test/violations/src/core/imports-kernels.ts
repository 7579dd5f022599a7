import { k } from "#kernels/wasm-kernels.ts";
export const x = k;
