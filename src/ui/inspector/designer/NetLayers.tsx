import type { MlpParams } from "#core/estimators/neural/schema.ts";
import { rolesOf } from "#core/pipeline/edit.ts";
import type { RunRecord } from "#core/project/run.ts";
import { useStudio } from "#state/store.ts";
import { NetworkDesigner, type NetworkDesignerProps } from "./NetworkDesigner.tsx";
import { useNetInputs } from "./use-net-inputs.ts";

/** The designer, told what it must know of the project. */
export function NetLayers({
  params,
  run,
  onChange,
}: {
  readonly params: MlpParams;
  readonly run: RunRecord | null;
  readonly onChange: NetworkDesignerProps["onChange"];
}) {
  const roles = useStudio((studio) => rolesOf(studio.project.graph));
  const nClasses = useStudio(({ data }) => {
    if (data.status !== "ready" || !roles) return 2;
    return data.dataset.columns.find(({ name }) => name === roles.target)?.distinct ?? 2;
  });
  const { inputs, isExact } = useNetInputs(run);
  if (!roles) return null;
  return (
    <NetworkDesigner
      params={params}
      onChange={onChange}
      task={roles.task}
      nClasses={nClasses}
      nRows={run?.nTrainRows ?? Number.POSITIVE_INFINITY}
      inputs={inputs}
      isExact={isExact}
    />
  );
}
