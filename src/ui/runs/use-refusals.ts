import { useMemo } from "react";
import type { Refusal, RunForecast } from "#core/pipeline/within-means.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { forecastNodes, refusedFamilies, refusedNodes } from "#state/model-refusals.ts";
import type { StudioState } from "#state/studio-state.ts";
import { useInSlices } from "#ui/answers/use-in-slices.ts";

const graphOf = ({ project }: StudioState) => project.graph;
const datasetOf = ({ data }: StudioState) => (data.status === "ready" ? data.dataset : null);
const meansOf = ({ means }: StudioState) => means;

/** Families that are too much for the table here, were they added. */
export function useRefusedFamilies(): ReadonlyMap<string, Refusal> {
  const [graph, dataset, means] = [useInSlices(graphOf), useInSlices(datasetOf), useInSlices(meansOf)];
  return useMemo(
    () => (dataset ? refusedFamilies(graph, dataset, means) : new Map()),
    [graph, dataset, means],
  );
}

/** What a run of each model of the pipeline will take, as it is set now. */
export function useForecasts(): ReadonlyMap<NodeId, RunForecast> {
  const [graph, dataset, means] = [useInSlices(graphOf), useInSlices(datasetOf), useInSlices(meansOf)];
  return useMemo(() => (dataset ? forecastNodes(graph, dataset, means) : new Map()), [graph, dataset, means]);
}

/** Models of the pipeline that are. */
export function useRefusedNodes(): ReadonlyMap<NodeId, Refusal> {
  const [graph, dataset, means] = [useInSlices(graphOf), useInSlices(datasetOf), useInSlices(meansOf)];
  return useMemo(() => (dataset ? refusedNodes(graph, dataset, means) : new Map()), [graph, dataset, means]);
}
