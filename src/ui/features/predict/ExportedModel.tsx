import { FileUp, Package } from "lucide-react";
import { useState } from "react";
import { FileTrigger } from "react-aria-components";
import { LatheError } from "#core/shared/problems.ts";
import { queries } from "#state/store.ts";
import { Button } from "#ui/controls/Button.tsx";
import { PredictedRows, type PredictWork } from "./PredictedRows.tsx";

/** A model that was exported earlier, here or by somebody else, put to use again: its file is run as it is. */
export function ExportedModel() {
  const [model, setModel] = useState<File | null>(null);
  const [work, setWork] = useState<PredictWork>({ status: "waiting" });
  const predict = async (file: File | undefined) => {
    if (file === undefined || model === null) return;
    setWork({ status: "working", name: file.name });
    try {
      setWork({ status: "done", name: file.name, ...(await queries.predictWithModel(model, file)) });
    } catch (error) {
      if (!(error instanceof LatheError)) throw error;
      setWork({ status: "failed", name: file.name, problem: error.problem });
    }
  };
  return (
    <section className="file-drop" aria-labelledby="exported-title">
      <h2 id="exported-title">With an exported model</h2>
      <p>
        An ONNX file that Lathe exported predicts again, without its project and its rows: it knows its
        columns, its classes and its threshold.
      </p>
      <div className="row">
        <FileTrigger
          acceptedFileTypes={[".onnx"]}
          onSelect={(files) => {
            setModel(files?.[0] ?? null);
            setWork({ status: "waiting" });
          }}
        >
          <Button icon={Package}>{model === null ? "Open an exported model" : "Open another model"}</Button>
        </FileTrigger>
        {model === null ? null : (
          <>
            <span className="num cut">{model.name}</span>
            <FileTrigger
              acceptedFileTypes={[".csv", ".tsv", ".txt", "text/csv"]}
              onSelect={(files) => void predict(files?.[0])}
            >
              <Button variant="primary" icon={FileUp}>
                Choose rows to predict
              </Button>
            </FileTrigger>
          </>
        )}
      </div>
      <PredictedRows work={work} />
    </section>
  );
}
