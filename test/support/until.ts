import type { StudioState } from "#state/studio-state.ts";

interface Store {
  getState(): StudioState;
  subscribe(listener: () => void): () => void;
}

/** Resolves once the state is as it should be. Late, it fails with the problems that are shown. */
export function until({ getState, subscribe }: Store, check: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`Waited too long; ${JSON.stringify(getState().problems)}`)),
      20_000,
    );
    const look = () => {
      if (!check()) return;
      clearTimeout(late);
      stop();
      resolve();
    };
    const stop = subscribe(look);
    look();
  });
}
