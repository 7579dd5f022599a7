import { bestKernels } from "#kernels/wasm-kernels.ts";
import { provideKernels } from "#core/kernels/provided-kernels.ts";
import { ourStep, shapes } from "../learn/net.ts";

provideKernels(bestKernels());

/** A step of each net on the fused kernel and on WebGPU, in milliseconds. */
async function measure(): Promise<{ fused: number; webGpu: number }[]> {
  const steps = [];
  for (const shape of shapes)
    steps.push({ fused: await ourStep("fused", shape), webGpu: await ourStep("tfjs-webgpu", shape) });
  return steps;
}

Object.assign(globalThis, { measure });
