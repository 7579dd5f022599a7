import { startTransition, useEffect, useState } from "react";
import { useStudio } from "#state/store.ts";
import type { Job } from "#state/studio-state.ts";

/**
 * The trainings under way, which report many times a second: drawn a slice at a time in the pauses between what the
 * person does, and a report that has been overtaken is left out.
 */
export function useJobs(): readonly Job[] {
  const [jobs, setJobs] = useState(() => useStudio.getState().jobs);
  useEffect(() => {
    const read = ({ jobs: next }: { readonly jobs: readonly Job[] }) => startTransition(() => setJobs(next)); // the same list again is no change
    read(useStudio.getState());
    return useStudio.subscribe((next, last) => {
      if (next.jobs !== last.jobs) read(next);
    });
  }, []);
  return jobs;
}
