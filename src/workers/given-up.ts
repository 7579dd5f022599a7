import { abortError } from "#core/shared/checkpoint.ts";
import type { Call } from "#workers/rpc.ts";

/** A checkpoint at which "finish" gives the question up: the answer so far is of no use. */
export function givenUp<P, E>({ checkpoint, finishEarly }: Call<P, E>): (progress: P) => Promise<void> {
  return async (progress) => {
    await checkpoint(progress);
    if (finishEarly.aborted) throw abortError();
  };
}
