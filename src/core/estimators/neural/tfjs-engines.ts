import type { KernelBackend } from "@tensorflow/tfjs-core";
import type { EngineAvailability, NeuralEngine } from "#core/estimators/neural/engine.ts";
import { type EngineId, engineNames } from "#core/estimators/neural/engine-names.ts";
import { GuardedSession } from "#core/estimators/neural/guarded-session.ts";
import { type NeuralAssets, neuralAssets, webGpu } from "#core/estimators/neural/platform.ts";
import { TfjsKernels } from "#core/estimators/neural/tfjs-kernels.ts";
import { TfjsSession } from "#core/estimators/neural/tfjs-session.ts";
import { LatheError } from "#core/shared/problems.ts";

type BackendName = "webgpu" | "wasm" | "cpu";

/** tfjs wants an address for each of its builds, also for the threaded one, which is never loaded. */
function wasmPaths({ wasmUrl }: NeuralAssets): Record<string, string> {
  const simd = wasmUrl("tfjs-backend-wasm-simd.wasm");
  return {
    "tfjs-backend-wasm.wasm": wasmUrl("tfjs-backend-wasm.wasm"),
    "tfjs-backend-wasm-simd.wasm": simd,
    "tfjs-backend-wasm-threaded-simd.wasm": simd,
  };
}

const ready = new Map<BackendName, KernelBackend>();
/** tfjs starts one backend at a time. */
let starting: Promise<unknown> = Promise.resolve();

function startBackend(name: BackendName): Promise<KernelBackend> {
  const started = starting.then(async () => {
    const known = ready.get(name);
    if (known !== undefined) return known;
    const tf = await import("@tensorflow/tfjs-core");
    tf.enableProdMode(); // no advice to install tfjs-node on the console
    await register(name);
    if (!(await tf.setBackend(name))) throw new Error(`tfjs could not start its ${name} backend`);
    const backend = tf.engine().findBackend(name);
    ready.set(name, backend);
    return backend;
  });
  starting = started.catch(() => undefined);
  return started;
}

async function register(name: BackendName): Promise<void> {
  if (name === "webgpu") await import("@tensorflow/tfjs-backend-webgpu");
  else if (name === "cpu") await import("@tensorflow/tfjs-backend-cpu");
  else {
    const { env } = await import("@tensorflow/tfjs-core");
    const { setWasmPaths } = await import("@tensorflow/tfjs-backend-wasm");
    // The threaded build makes its worker from function source, which minification breaks; and it is not faster here.
    env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
    const assets = neuralAssets();
    if (assets !== null) setWasmPaths(wasmPaths(assets));
  }
}

/** Forgets a dead backend, so that the next fit starts a new one: tfjs would hand out the old one for ever. */
async function dropBackend(name: BackendName): Promise<void> {
  ready.delete(name);
  const { findBackendFactory, registerBackend, removeBackend } = await import("@tensorflow/tfjs-core");
  const factory = findBackendFactory(name);
  removeBackend(name);
  registerBackend(name, factory);
}

async function kernelsOf(
  name: BackendName,
  title: string,
): Promise<{ kernels: TfjsKernels; backend: KernelBackend }> {
  const { getKernel } = await import("@tensorflow/tfjs-core");
  const backend = await startBackend(name).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LatheError("engine-unavailable", { engine: title, reason }, { cause });
  });
  const kernels = new TfjsKernels(backend, (kernel) => getKernel(kernel, name).kernelFunc);
  return { kernels, backend };
}

function titleOf(id: EngineId): string {
  return engineNames.find((engine) => engine.id === id)!.title;
}

const usable: EngineAvailability = { refused: null, software: false };

const webgpu: Omit<NeuralEngine, "id"> = {
  title: titleOf("tfjs-webgpu"),
  async available() {
    const gpu = webGpu();
    if (gpu === null) return { refused: "there is no WebGPU here", software: false };
    const adapter = await gpu.requestAdapter({ powerPreference: "high-performance" }).catch(() => null);
    if (adapter === null) return { refused: "no GPU was offered", software: false };
    const software = adapter.info?.isFallbackAdapter ?? adapter.isFallbackAdapter ?? false;
    return { refused: null, software };
  },
  async open(job, state) {
    const { kernels, backend } = await kernelsOf("webgpu", this.title);
    const { device } = backend as unknown as { device: { lost: Promise<unknown> } };
    const lost = device.lost.then(async (reason) => {
      if (ready.get("webgpu") === backend) await dropBackend("webgpu");
      return reason;
    });
    return new GuardedSession(new TfjsSession(kernels, job, state), this.title, lost);
  },
};

const wasm: Omit<NeuralEngine, "id"> = {
  title: titleOf("tfjs-wasm"),
  /** Starts it: its file may be missing or refused, which nothing else tells. */
  async available() {
    if (!("WebAssembly" in globalThis)) return { refused: "there is no WebAssembly here", software: false };
    const started = startBackend("wasm").then(() => usable);
    return started.catch(() => ({ refused: "its file could not be loaded", software: false }));
  },
  async open(job, state) {
    return new TfjsSession((await kernelsOf("wasm", this.title)).kernels, job, state);
  },
};

const cpu: Omit<NeuralEngine, "id"> = {
  title: titleOf("tfjs-cpu"),
  available: async () => usable,
  async open(job, state) {
    return new TfjsSession((await kernelsOf("cpu", this.title)).kernels, job, state);
  },
};

export const tfjsEngines = { "tfjs-wasm": wasm, "tfjs-webgpu": webgpu, "tfjs-cpu": cpu };
