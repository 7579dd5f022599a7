import { useMemo } from "react";
import type { NodeId, RunId } from "#core/shared/brand.ts";
import type { Job, StudioState } from "#state/studio-state.ts";
import { useInSlices } from "#ui/answers/use-in-slices.ts";

const jobsOf = ({ jobs }: StudioState) => jobs;
/** As one text, so that a report of progress is no change. */
const idsOf = ({ jobs }: StudioState) => jobs.map(({ node, id }) => `${node} ${id}`).join("\n");

/** The trainings under way, which report many times a second. */
export function useJobs(): readonly Job[] {
  return useInSlices(jobsOf);
}

/** What is being trained, by node: it comes and goes together with the runs of `useBoard`. */
export function useTrained(): ReadonlyMap<NodeId, RunId> {
  const ids = useInSlices(idsOf);
  return useMemo(() => {
    const pairs = ids.split("\n").filter(Boolean);
    return new Map(pairs.map((pair) => pair.split(" ") as [NodeId, RunId]));
  }, [ids]);
}
