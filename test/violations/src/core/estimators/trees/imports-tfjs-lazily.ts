export const x = () => import("@tensorflow/tfjs-core");
