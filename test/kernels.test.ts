import { expect, it } from "vitest";
import { sharedAt, wasmText } from "#kernels/wasm-text.ts";
import { compileKernels } from "../scripts/build-kernels.mjs";

it("the committed WebAssembly is what its sources compile to", { timeout: 120_000 }, async () => {
  expect(await compileKernels()).toEqual({ text: wasmText, sharedAt });
});
