import { a } from "#workers/train.worker.ts";
export const x = a;
