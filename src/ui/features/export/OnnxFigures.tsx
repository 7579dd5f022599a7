import { Copy } from "lucide-react";
import { usagePython } from "#core/export/python/usage-python.ts";
import type { RunRecord } from "#core/project/run.ts";
import { queries } from "#state/store.ts";
import type { ExportState } from "#state/export-state.ts";
import { useAnswer } from "#ui/answers/use-answer.ts";
import { DifferenceHistogram } from "#ui/charts/DifferenceHistogram.tsx";
import { Figure } from "#ui/charts/Figure.tsx";
import { FigureNumbers } from "#ui/charts/FigureNumbers.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { toast } from "#ui/controls/toast-queue.ts";
import { formatCount, formatNumber } from "#ui/format/numbers.ts";
import { runVersion } from "#ui/runs/run-version.ts";
import { fileStem } from "./file-stem.ts";

/** How far the copy's answers are from the original's, and how to use the files. */
export function OnnxFigures({ run, state }: { readonly run: RunRecord; readonly state: ExportState | null }) {
  const inputs = useAnswer(`inputs ${run.id}`, () => queries.inputs(run.id));
  const script = useAnswer(`python ${runVersion(run)}`, () => queries.python(run.id));
  return (
    <div>
      <FigureNumbers>
        {state?.differences ? <Differences state={state} differences={state.differences} /> : null}
      </FigureNumbers>
      {inputs.value ? (
        <CodeBlock
          title="Use it from Python"
          code={usagePython(`${fileStem(run.name)}.onnx`, inputs.value)}
        />
      ) : null}
      {script.value ? <CodeBlock title="The same pipeline in scikit-learn" code={script.value} /> : null}
    </div>
  );
}

function Differences({
  state,
  differences,
}: {
  readonly state: ExportState;
  readonly differences: NonNullable<ExportState["differences"]>;
}) {
  const max = state.maxDifference === null ? "none" : formatNumber(state.maxDifference, 2);
  const finding = `Largest difference between the two: ${max}`;
  const rows = `${formatCount(state.rowsChecked)} rows`;
  return (
    <Figure
      id="export.differences"
      title={finding}
      sub="Absolute difference of each output, original against the ONNX file run in this page."
      caption={
        <>
          <b>{rows}</b> compared. The allowed difference is{" "}
          {state.allowed === null ? "not known" : formatNumber(state.allowed, 2)}.
        </>
      }
      sentences={[`${finding}.`, `${rows} were compared.`]}
      table={{
        columns: ["log10 from", "to", "outputs"],
        rows: differences.counts.map((count, i) => [differences.edges[i]!, differences.edges[i + 1]!, count]),
      }}
      fileName="onnx-differences"
    >
      <DifferenceHistogram
        edges={differences.edges}
        counts={differences.counts}
        allowed={state.allowed}
        max={state.maxDifference}
      />
    </Figure>
  );
}

function CodeBlock({ title, code }: { readonly title: string; readonly code: string }) {
  const copy = () => navigator.clipboard.writeText(code).then(() => toast("The script is copied"));
  return (
    <details className="code-block" open>
      <summary>{title}</summary>
      <Button size="small" variant="quiet" icon={Copy} onPress={() => void copy()}>
        Copy
      </Button>
      {/* The region scrolls, so the keyboard must reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className="figure-python" tabIndex={0}>
        {code}
      </pre>
    </details>
  );
}
