import type { PreviewColumn, StepPreview, TouchedColumn } from "#core/model-selection/preview-step.ts";
import { describeProblem } from "#core/shared/problems.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { canonicalJson, hashText } from "#core/shared/hash.ts";
import { queries, useStudio } from "#state/store.ts";
import { useAnswer } from "#ui/answers/use-answer.ts";
import { MiniBars } from "#ui/charts/MiniBars.tsx";
import { formatCount, formatNumber, plural } from "#ui/format/numbers.ts";
import { useSplitKey } from "./use-split-view.ts";

const exampleRows = 8;

/** What a step of a recipe makes of the columns it touches: fitted on fold 1's training rows, before and after. */
export function StepPreviewPanel({ node, at }: { readonly node: NodeId; readonly at: number }) {
  const split = useSplitKey();
  const graph = useStudio((studio) => studio.project.graph);
  const recipes = graph.nodes.filter(({ kind }) => kind === "recipe").map(({ id, params }) => [id, params]);
  const key = split === null ? null : `preview ${split} ${node} ${at} ${hashText(canonicalJson(recipes))}`;
  const { value, problem } = useAnswer(key, () => queries.preview(node, at, exampleRows));
  if (problem !== null) {
    const { title, advice } = describeProblem(problem);
    return (
      <p className="step-preview-words">
        No preview: {title}. {advice}
      </p>
    );
  }
  if (value === null) return <p className="step-preview-words">Trying the step out…</p>;
  return <Preview preview={value} />;
}

function Preview({ preview }: { readonly preview: StepPreview }) {
  const { touched, nFitRows, nMore, nUntouched } = preview;
  return (
    <section className="step-preview" aria-label="Before and after">
      <p className="step-preview-words">
        Fitted on {plural(nFitRows, "row")}, the training rows of fold 1.{" "}
        {touched.length === 0
          ? "It changes no column."
          : `It changes ${plural(touched.length + nMore, "column")} and leaves ${formatCount(nUntouched)} as ${nUntouched === 1 ? "it is" : "they are"}.`}
      </p>
      {touched.map((column, place) => (
        <Touched key={column.source} column={column} rows={preview.rows} isOpen={place < OPEN} />
      ))}
      {nMore > 0 ? (
        <p className="step-preview-words">{formatCount(nMore)} more are changed the same way.</p>
      ) : null}
    </section>
  );
}

/** So many columns are shown at once; of the others a line each. */
const OPEN = 3;

/** Small tables side by side: the column as it comes, and what becomes of it. */
function Touched({
  column,
  rows,
  isOpen,
}: {
  readonly column: TouchedColumn;
  readonly rows: readonly number[];
  readonly isOpen: boolean;
}) {
  const before = new Set(column.before.map(({ name }) => name));
  const after = new Set(column.after.map(({ name }) => name));
  const removed = column.before.filter(({ name }) => !after.has(name));
  const added = column.after.filter(({ name }) => !before.has(name));
  return (
    <details className="touched" open={isOpen}>
      <summary>
        <b>{column.source}</b>
        <span>{changeWords(removed, added)}</span>
      </summary>
      <div className="scroll">
        <table>
          <caption className="spoken">{column.source} before and after the step, in example rows</caption>
          <thead>
            <tr>
              <th scope="col">row</th>
              {column.before.map((side) => (
                <Head key={`before ${side.name}`} side={side} when="before" />
              ))}
              {column.after.map((side) => (
                <Head key={`after ${side.name}`} side={side} when={before.has(side.name) ? "after" : "new"} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={row}>
                <th scope="row">{formatCount(row)}</th>
                {column.before.map((side) => (
                  <Cell key={`before ${side.name}`} text={side.examples[i] ?? null} kind={side.kind} />
                ))}
                {column.after.map((side) => (
                  <Cell key={`after ${side.name}`} text={side.examples[i] ?? null} kind={side.kind} isAfter />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Head({ side, when }: { readonly side: PreviewColumn; readonly when: "before" | "after" | "new" }) {
  const { counts, missing, labels } = side.shape;
  return (
    <th scope="col" data-when={when}>
      <span className="when">{when}</span>
      <span className="cut" title={side.name}>
        {side.name}
      </span>
      <MiniBars
        groups={[{ color: when === "before" ? "var(--q3)" : "var(--q6)", counts }]}
        width={84}
        height={22}
        gap={labels === null ? 0.8 : 2}
      />
      <span className="gaps">{missing === 0 ? "no gaps" : `${formatCount(missing)} missing`}</span>
    </th>
  );
}

function Cell({
  text,
  kind,
  isAfter = false,
}: {
  readonly text: string | null;
  readonly kind: PreviewColumn["kind"];
  readonly isAfter?: boolean;
}) {
  const isNumber = kind === "numeric" && text !== null;
  return (
    <td
      data-after={isAfter || undefined}
      data-missing={text === null || undefined}
      data-number={kind === "numeric" || undefined}
    >
      {text === null ? "missing" : isNumber ? formatNumber(Number(text)) : text}
    </td>
  );
}

function changeWords(removed: readonly PreviewColumn[], added: readonly PreviewColumn[]): string {
  const gone = removed.length > 0 ? `${listed(removed)} goes` : "";
  const come = added.length > 0 ? `${plural(added.length, "new column")}: ${listed(added)}` : "";
  const both = [gone, come].filter((words) => words !== "").join("; ");
  return both === "" ? "changed in place" : both;
}

function listed(columns: readonly PreviewColumn[]): string {
  const names = columns.slice(0, 4).map(({ name }) => name);
  return columns.length > 4 ? `${names.join(", ")} and ${columns.length - 4} more` : names.join(", ");
}
