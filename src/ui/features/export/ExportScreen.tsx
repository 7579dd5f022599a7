import { Check, Download, FileJson, Package, ShieldCheck } from "lucide-react";
import type { RunRecord } from "#core/project/run.ts";
import type { ExportState } from "#state/export-state.ts";
import { useStudio } from "#state/store.ts";
import { saveBlob } from "#ui/charts/download.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { EmptyState } from "#ui/controls/EmptyState.tsx";
import { ProgressBar } from "#ui/controls/ProgressBar.tsx";
import { Screen } from "#ui/controls/Screen.tsx";
import { formatBytes } from "#ui/format/amounts.ts";
import { formatCount } from "#ui/format/numbers.ts";
import { RunPicker } from "#ui/runs/RunPicker.tsx";
import { useBoard } from "#ui/runs/use-board.ts";
import { BundleButton } from "./BundleButton.tsx";
import { fileStem } from "./file-stem.ts";
import { ModelCard } from "./ModelCard.tsx";
import { OnnxFigures } from "./OnnxFigures.tsx";
import { ProjectRow } from "./ProjectRow.tsx";
import "./export.css";

/** Files that leave, each run and compared with the original before it is offered. */
export default function ExportScreen() {
  const { openRun } = useBoard();
  const threshold = useStudio((studio) => studio.project.threshold);
  const made = useStudio((studio) => studio.exports.find(({ run }) => run === openRun?.id));
  const state = made?.threshold === threshold ? made : null;
  if (!openRun) {
    return (
      <Screen title="Nothing to take away yet">
        <EmptyState title="The model as a file that runs anywhere" sketch="rows">
          As soon as a model is trained on all training rows, it can leave as ONNX, checked against itself
          first.
        </EmptyState>
      </Screen>
    );
  }
  return (
    <Screen
      title={exportFinding(openRun, state)}
      sub="Raw columns in, prediction out: missing values, encoding and scaling are part of the file."
      acts={<RunPicker />}
      marginLabel="Model card"
      margin={<ModelCard run={openRun} />}
    >
      <div className="take-with-you">
        <section aria-label="Take with you">
          <h2 className="section-title">Take with you</h2>
          <OnnxRow run={openRun} state={state} />
          <TfjsRow run={openRun} />
          <ProjectRow />
        </section>
        <OnnxFigures run={openRun} state={state} />
      </div>
    </Screen>
  );
}

function exportFinding({ name }: RunRecord, state: ExportState | null): string {
  switch (state?.status) {
    case undefined:
      return `${name} can leave as one file`;
    case "checking":
      return "Running the copy beside the original";
    case "verified":
      return "Ready to leave: the copy answers like the original";
    case "refused":
      return "The copy does not answer like the original, so it is not offered";
    case "failed":
      return "The copy could not be made";
  }
}

function OnnxRow({ run, state }: { readonly run: RunRecord; readonly state: ExportState | null }) {
  const { exportOnnx, checkedOnnx } = useStudio.getState();
  const file = state?.status === "verified" ? checkedOnnx(run.id) : null;
  const isChecking = state?.status === "checking";
  return (
    <div className="take-row">
      <Package className="icon" aria-hidden />
      <div>
        <h3>ONNX model</h3>
        <p className="muted">
          The whole pipeline in one graph. Runs in Python, C#, Java, C++ and the browser.
        </p>
        {isChecking ? <ProgressBar label="Checking the ONNX file" value={null} /> : null}
        {state?.status === "verified" ? (
          <p className="checked">
            <Check className="icon small" aria-hidden /> compared on {formatCount(state.rowsChecked)} rows,
            made ones with missing, unseen and extreme values among them
          </p>
        ) : null}
        {state?.reason ? (
          <Alert tone="bad" title="Not offered">
            {state.reason}
          </Alert>
        ) : null}
      </div>
      <div className="take-acts">
        {state?.status === "verified" ? (
          <span className="num muted">{formatBytes(state.byteLength)}</span>
        ) : null}
        {file ? (
          <>
            <BundleButton run={run} onnx={file} />
            <Button
              variant="primary"
              icon={Download}
              onPress={() => saveBlob(file, `${fileStem(run.name)}.onnx`)}
            >
              Download ONNX
            </Button>
          </>
        ) : (
          <Button
            variant="primary"
            icon={ShieldCheck}
            onPress={() => void exportOnnx(run.id)}
            disabledReason={isChecking ? "The copy is being checked" : null}
          >
            Make and check
          </Button>
        )}
      </div>
    </div>
  );
}

function TfjsRow({ run }: { readonly run: RunRecord }) {
  const exportTfjs = useStudio((studio) => studio.exportTfjs);
  const isNet = run.estimator === "mlp";
  const save = async () => {
    const file = await exportTfjs(run.id);
    if (file) saveBlob(file, `${fileStem(run.name)}-tfjs.zip`);
  };
  return (
    <div className="take-row">
      <FileJson className="icon" aria-hidden />
      <div>
        <h3>TensorFlow.js model</h3>
        <p className="muted">
          The net alone, as model.json and weights: it takes prepared features, not raw columns.
        </p>
      </div>
      <div className="take-acts">
        <Button
          icon={Download}
          onPress={() => void save()}
          disabledReason={isNet ? null : "Only a neural net is a TensorFlow.js model; choose one above"}
        >
          Download model
        </Button>
      </div>
    </div>
  );
}
