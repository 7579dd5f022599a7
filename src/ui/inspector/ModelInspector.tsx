import { Play, Trash2 } from "lucide-react";
import { estimators } from "#core/estimators/registry.ts";
import type { MlpParams } from "#core/estimators/neural/schema.ts";
import type { ParamsSchema } from "#core/estimators/params.ts";
import { findNode } from "#core/pipeline/graph.ts";
import type { LearnParams } from "#core/pipeline/nodes/learn.ts";
import { runWords } from "#core/pipeline/within-means.ts";
import type { RunRecord } from "#core/project/run.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { useStudio } from "#state/store.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { ParamsForm } from "#ui/controls/ParamsForm.tsx";
import { DiskLearning } from "#ui/runs/DiskLearning.tsx";
import { useTrained } from "#ui/runs/use-jobs.ts";
import { useForecasts, useRefusedNodes } from "#ui/runs/use-refusals.ts";
import { useBoard } from "#ui/runs/use-board.ts";
import { NetLayers } from "#ui/inspector/designer/NetLayers.tsx";
import { EarlyStopAdvice } from "./EarlyStopAdvice.tsx";
import { EngineField } from "./EngineField.tsx";
import { JobCard } from "./JobCard.tsx";
import { Presets } from "./Presets.tsx";
import { RunFacts } from "./RunFacts.tsx";
import { settingErrors, useSettingGround } from "./use-setting-ground.ts";
import "./inspector.css";

/** The margin of Train: the chosen model's work under way, its settings, and what its last run says. */
export function ModelInspector({ node, run }: { readonly node: NodeId; readonly run: RunRecord | null }) {
  const found = useStudio((studio) => findNode(studio.project.graph, node));
  const job = useTrained().get(node);
  const { plan } = useBoard();
  const ground = useSettingGround();
  const refusal = useRefusedNodes().get(node);
  const forecast = useForecasts().get(node);
  const { setParams, train, removeModel } = useStudio.getState();
  const spec = found ? estimators[found.kind] : undefined;
  if (!found || !spec) return run ? <RunFacts run={run} /> : null;
  const { params, engine } = found.params as LearnParams;
  const values = asValues(params, spec.params.defaults);
  const isChanged =
    run !== null && JSON.stringify(asValues(run.params, spec.params.defaults)) !== JSON.stringify(values);
  return (
    <>
      <h2>{spec.title}</h2>
      <p className="muted">{spec.summary}</p>
      {job ? <JobCard id={job} iterationName={spec.iterationName ?? "iteration"} /> : null}
      {plan ? <DiskLearning plan={plan} family={spec.id} /> : null}
      <h3>Settings</h3>
      {spec.presets ? (
        <Presets presets={spec.presets} value={values} onChoose={(next) => setParams(node, next)} />
      ) : null}
      {Object.keys(spec.params.fields).length === 0 ? (
        <p className="muted">There is nothing to set: it only counts what it sees.</p>
      ) : (
        <ParamsForm
          schema={spec.params as ParamsSchema<object>}
          value={values}
          onChange={(next) => setParams(node, next)}
          without={isDesigned(values) ? ["hiddenLayers", "activation", "dropout"] : []}
          columns={ground?.columns ?? []}
          task={ground?.task ?? null}
          errors={settingErrors(spec, values, ground)}
        />
      )}
      {spec.id === "mlp" ? (
        <NetLayers
          params={values as MlpParams}
          run={run}
          onChange={(next, step) => setParams(node, next, step)}
        />
      ) : null}
      {spec.id === "mlp" && run ? (
        <EarlyStopAdvice params={values as MlpParams} run={run} onChange={(next) => setParams(node, next)} />
      ) : null}
      {spec.engines && spec.engines.length > 0 ? <EngineField node={node} engine={engine} run={run} /> : null}
      {refusal ? (
        <Alert tone="warn" title={`Too ${refusal.cause === "memory" ? "large" : "slow"} for this table here`}>
          {refusal.words}
        </Alert>
      ) : null}
      {forecast && !refusal && !job ? (
        <p className="muted small">A run takes {runWords(forecast)} here, by forecast.</p>
      ) : null}
      <div className="acts-row">
        <Button
          variant={isChanged ? "primary" : "outline"}
          icon={Play}
          disabledReason={refusal?.cause === "memory" ? refusal.words : null}
          onPress={() => train([node], { anyway: refusal?.cause === "time" })}
        >
          {refusal?.cause === "time"
            ? "Train anyway"
            : isChanged
              ? "Train with these settings"
              : run || job
                ? "Train again"
                : "Train"}
        </Button>
        <Button variant="quiet" icon={Trash2} onPress={() => removeModel(node)}>
          Remove
        </Button>
      </div>
      {isChanged && !job ? (
        <Alert tone="info" title="The settings changed since the last run">
          Its scores are of the settings it was trained with.
        </Alert>
      ) : null}
      {run ? <RunFacts run={run} /> : null}
    </>
  );
}

/** Parameters as the document has them are "unknown"; the family's own defaults say what they are. */
function asValues(params: unknown, defaults: unknown): object {
  return { ...(defaults as object), ...(params as object) };
}

/** Whether a net's layers were chosen one by one, which leaves the simpler settings without a say. */
function isDesigned(values: object): boolean {
  return "layers" in values && values.layers !== null;
}
