import { c } from "#workers/client.ts";
export const x = c;
