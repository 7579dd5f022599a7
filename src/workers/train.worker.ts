// oxlint-disable-next-line no-restricted-imports -- addresses of files, not code
import tfjsSimdWasm from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
// oxlint-disable-next-line no-restricted-imports -- addresses of files, not code
import tfjsWasm from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url";
import onnxWasm from "onnxruntime-web/ort-wasm-simd-threaded.wasm?url";
import { configureNeuralAssets } from "#core/estimators/neural/platform.ts";
import { provideKernels } from "#core/kernels/provided-kernels.ts";
import { Team } from "#kernels/team/team.ts";
import { bestKernels } from "#kernels/wasm-kernels.ts";
import { hardenWorker } from "#workers/harden-worker.ts";
import { forwardFaults, type Port, serve } from "#workers/rpc.ts";
import { trainHandlers } from "#workers/train-handlers.ts";
import type { TrainOperations } from "#workers/protocol.ts";
import { version } from "#package";

hardenWorker(self);
const address = (url: string) => new URL(url, self.location.href).href;
configureNeuralAssets({
  wasmUrl: (file) => address(file.includes("simd") ? tfjsSimdWasm : tfjsWasm),
});
const team = new Team((lost) => {
  const worker = new Worker(new URL("./member.worker.ts", import.meta.url), {
    type: "module",
    name: "member",
  });
  worker.onerror = lost;
  return { call: (seat) => worker.postMessage(seat), end: () => worker.terminate() };
});
provideKernels(bestKernels(team));
forwardFaults(self);
serve<TrainOperations>(
  self as unknown as Port,
  trainHandlers({ version, team, onnxWasm: address(onnxWasm) }),
);
