import { s } from "#state/store.ts";
export const x = s;
