import { a } from "./train.worker.ts";
export const x = a;
