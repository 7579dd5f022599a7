import { InferenceSession } from "onnxruntime-web/wasm";
export const x = InferenceSession;
