import { type Arrays, ROOM_GRAIN } from "#core/kernels/kernels.ts";
import type { Exported } from "#kernels/team/divided-loops.ts";
import { wasmText } from "#kernels/wasm-text.ts";

/** The compiled loops themselves, which take addresses, over memory of at least so many bytes. */
export function compiledLoops(bytes: number): { readonly arrays: Arrays; readonly exported: Exported } {
  const module = new WebAssembly.Module(Buffer.from(wasmText, "base64"));
  const pages = Math.ceil(bytes / 65_536) + 1;
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  const loops = Object.entries(exports).filter(([, loop]) => typeof loop === "function");
  let next = 1024;
  const take = (size: number) => {
    const at = next;
    next += Math.ceil(size / ROOM_GRAIN) * ROOM_GRAIN;
    return at;
  };
  const { buffer } = memory;
  const arrays: Arrays = {
    float64: (length) => new Float64Array(buffer, take(8 * length), length),
    float32: (length) => new Float32Array(buffer, take(4 * length), length),
    int32: (length) => new Int32Array(buffer, take(4 * length), length),
    uint8: (length) => new Uint8Array(buffer, take(length), length),
    uint16: (length) => new Uint16Array(buffer, take(2 * length), length),
  };
  return { arrays, exported: Object.fromEntries(loops) as unknown as Exported };
}
