import { call } from "#workers/rpc.ts";
export const x = call;
