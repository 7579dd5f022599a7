/** The few platform features the engines need, looked up at run time: core is compiled without the DOM. */
interface Platform {
  readonly navigator?: { readonly gpu?: WebGpu };
  setTimeout(call: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}
interface WebGpu {
  requestAdapter(options: { powerPreference: "high-performance" }): Promise<WebGpuAdapter | null>;
}
export interface WebGpuAdapter {
  readonly isFallbackAdapter?: boolean;
  readonly info?: {
    readonly isFallbackAdapter?: boolean;
    readonly vendor?: string;
    readonly architecture?: string;
  };
}

const platform = globalThis as unknown as Platform;

export function webGpu(): WebGpu | null {
  return platform.navigator?.gpu ?? null;
}

/** Rejects with `error()` if `work` takes longer than `ms`. */
export async function within<T>(work: Promise<T>, ms: number, error: () => Error): Promise<T> {
  let timer: unknown;
  const late = new Promise<never>((_, reject) => {
    timer = platform.setTimeout(() => reject(error()), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    platform.clearTimeout(timer);
  }
}

export interface NeuralAssets {
  /**
   * Where tfjs' WebAssembly file lies: on our own origin in the page; may be a data: address. Without it tfjs looks
   * beside its own module, which is right in Node with node_modules and wrong in a bundle.
   */
  wasmUrl(file: "tfjs-backend-wasm.wasm" | "tfjs-backend-wasm-simd.wasm"): string;
}

let assets: NeuralAssets | null = null;

/** Called once by the worker (or by a bundled command line) before the first fit. */
export function configureNeuralAssets(configured: NeuralAssets): void {
  assets = configured;
}

export function neuralAssets(): NeuralAssets | null {
  return assets;
}
