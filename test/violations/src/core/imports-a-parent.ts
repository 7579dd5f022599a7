import { n } from "../core/good.ts";
export const x = n;
