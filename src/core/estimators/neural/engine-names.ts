/**
 * The engines, in the order in which they are preferred when equally fast, and fallen back on when one is lost.
 * Small and free of tfjs: forms and lists show them. Ids are stable: they are written into the document.
 */
export const engineNames = [
  { id: "tfjs-wasm", title: "TensorFlow.js on the CPU (WebAssembly)" },
  { id: "tfjs-webgpu", title: "TensorFlow.js on the GPU (WebGPU)" },
  { id: "tfjs-cpu", title: "TensorFlow.js on the CPU (plain JavaScript)" },
] as const;

export type EngineId = (typeof engineNames)[number]["id"];
