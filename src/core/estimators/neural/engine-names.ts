/**
 * The engines, in the order in which they are preferred when equally fast, and fallen back on when one is lost.
 * Small, and free of what they load: forms and lists show them. Ids are stable: they are written into the document.
 */
export const engineNames = [
  { id: "fused", title: "Fused kernel (WebAssembly)" },
  { id: "tfjs-wasm", title: "WebAssembly (tfjs)" },
  { id: "tfjs-webgpu", title: "WebGPU (tfjs)" },
  { id: "tfjs-cpu", title: "JavaScript (tfjs)" },
] as const;

export type EngineId = (typeof engineNames)[number]["id"];
