import type { O } from "#workers/protocol.ts";
export type X = O;
