import { tidy } from "@tensorflow/tfjs-core";
export const x = tidy;
