import { startTransition, useEffect, useState } from "react";
import { useStudio } from "#state/store.ts";
import type { StudioState } from "#state/studio-state.ts";

/**
 * A part of the store that changes by itself while models train: drawn a slice at a time in the pauses between what the
 * person does, and a change that has been overtaken is left out. Not for what follows a key while it is typed.
 * @param select the same function at every call; the same thing again is no change
 */
export function useInSlices<T>(select: (studio: StudioState) => T): T {
  const [value, setValue] = useState(() => select(useStudio.getState()));
  useEffect(() => {
    const draw = (next: T) => startTransition(() => setValue(() => next));
    draw(select(useStudio.getState()));
    return useStudio.subscribe((next, last) => {
      if (select(next) !== select(last)) draw(select(next));
    });
  }, [select]);
  return value;
}
