import { splitOf } from "#core/pipeline/edit.ts";
import type { PipelineNode } from "#core/pipeline/graph.ts";
import type { RecipeStep } from "#core/pipeline/plan-types.ts";
import type { RolesParams } from "#core/pipeline/nodes/roles.ts";
import type { EditParams } from "#core/pipeline/nodes/edit.ts";
import type { RowsParams } from "#core/pipeline/nodes/rows.ts";
import { steps as registry } from "#core/preprocessing/registry.ts";
import { editWords } from "#core/table-edits/apply-edits.ts";
import { useStudio } from "#state/store.ts";
import type { Dataset } from "#state/studio-state.ts";
import { MiniDistribution } from "#ui/columns/MiniDistribution.tsx";
import { formatCount, formatPercent, plural } from "#ui/format/numbers.ts";
import { splitCounts } from "#ui/inspector/split-counts.ts";
import { shownSteps } from "./node-size.ts";

const shownColumns = 20;

export function useDataset(): Dataset | null {
  return useStudio((studio) => (studio.data.status === "ready" ? studio.data.dataset : null));
}

/** A small distribution of each column. */
export function FileThumb() {
  const dataset = useDataset();
  const target = useStudio(
    (studio) =>
      (studio.project.graph.nodes.find(({ kind }) => kind === "roles")?.params as RolesParams | undefined)
        ?.target,
  );
  if (!dataset) return <p className="quiet">No table is open.</p>;
  const more = dataset.columns.length - shownColumns;
  return (
    <div className="thumb-columns">
      {dataset.columns.slice(0, more > 0 ? shownColumns - 1 : shownColumns).map((column) => (
        <MiniDistribution
          key={column.name}
          summary={column}
          distribution={null}
          isTarget={column.name === target}
          positive={null}
          width={32}
          height={20}
        />
      ))}
      {more > 0 ? <span className="more">+{formatCount(more + 1)}</span> : null}
    </div>
  );
}

const kindColors = {
  numeric: "var(--c1)",
  integer: "var(--c1)",
  datetime: "var(--c3)",
  boolean: "var(--q3)",
  categorical: "var(--q5)",
  text: "var(--c0)",
};
type KnownKind = keyof typeof kindColors;

/** Shares of the target, and what kinds of column are learned from. */
export function RolesThumb({ node }: { readonly node: PipelineNode }) {
  const dataset = useDataset();
  const { target, columns } = node.params as RolesParams;
  const summary = dataset?.columns.find(({ name }) => name === target);
  const features = columns.filter(({ role }) => role === "feature");
  const kinds = features.map(
    ({ column }) => dataset?.columns.find(({ name }) => name === column)?.kind ?? "text",
  );
  const order: readonly KnownKind[] = ["numeric", "integer", "datetime", "boolean", "categorical", "text"];
  const sorted = kinds.toSorted(
    (a, b) => order.indexOf(a as KnownKind) - order.indexOf(b as KnownKind),
  ) as KnownKind[];
  const numbers = kinds.filter((kind) => kind === "numeric" || kind === "integer").length;
  return (
    <div className="thumb-roles">
      <p className="pair">
        <span>target</span>
        <span className="num cut">{target}</span>
      </p>
      {summary ? <TargetBar summary={summary} /> : null}
      <p className="pair">
        <span>features</span>
        <span className="num">{formatCount(features.length)}</span>
      </p>
      <div className="kind-bar" aria-hidden>
        {sorted.slice(0, 60).map((kind, place) => (
          // Columns of one kind look alike: their place is all there is.
          // oxlint-disable-next-line react/no-array-index-key
          <i key={place} style={{ background: kindColors[kind] }} />
        ))}
      </div>
      <p className="quiet">
        {plural(numbers, "number")}, {formatCount(features.length - numbers)} of other kinds
      </p>
    </div>
  );
}

function TargetBar({ summary }: { readonly summary: Dataset["columns"][number] }) {
  const total = Math.max(1, summary.nRows - summary.missing);
  if (summary.top.length === 0)
    return (
      <div className="target-histogram">
        <MiniDistribution
          summary={summary}
          distribution={null}
          isTarget={false}
          positive={null}
          width={186}
          height={22}
        />
      </div>
    );
  const shown = summary.top.slice(0, 4);
  return (
    <div className="target-bar">
      {shown.map(({ value, count }, place) => (
        <span
          key={value}
          title={`${value}: ${formatPercent(count / total)}`}
          style={{ flexGrow: count, background: ["var(--c0)", "var(--c2)", "var(--c1)", "var(--c5)"][place] }}
        >
          {count / total > 0.4
            ? `${value} ${formatPercent(count / total)}`
            : count / total > 0.12
              ? formatPercent(count / total)
              : ""}
        </span>
      ))}
      {summary.top.length > 4 ? <span style={{ flexGrow: total * 0.05, background: "var(--rule)" }} /> : null}
    </div>
  );
}

/** The staircase of folds, and the sealed block beside it. */
export function SplitThumb() {
  const dataset = useDataset();
  const split = useStudio((studio) => splitOf(studio.project.graph));
  const roles = useStudio(
    (studio) =>
      studio.project.graph.nodes.find(({ kind }) => kind === "roles")?.params as RolesParams | undefined,
  );
  if (!dataset || !split) return <p className="quiet">No table is open.</p>;
  const missing = dataset.columns.find(({ name }) => name === roles?.target)?.missing ?? 0;
  const { train, test } = splitCounts(dataset.reading.nRows, missing, split);
  const folds = Math.min(8, split.folds);
  const row = 80 / folds;
  const cell = 125 / folds;
  return (
    <svg viewBox="0 0 188 112" className="thumb-svg" aria-hidden>
      {Array.from({ length: folds }, (_, fold) =>
        Array.from({ length: folds }, (__, part) => (
          <rect
            key={`${fold * folds + part}`}
            x={12 + part * cell}
            y={2 + fold * row}
            width={cell - 1}
            height={row - 4}
            fill={part === fold ? "var(--c1)" : "var(--q1)"}
          />
        )),
      )}
      {Array.from({ length: folds }, (_, fold) => (
        <text key={`n${fold + 1}`} x={0} y={2 + fold * row + row / 2 + 1} className="tiny">
          {fold + 1}
        </text>
      ))}
      <rect
        x={145}
        y={2}
        width={43}
        height={76}
        fill="var(--madder-wash)"
        stroke="var(--madder)"
        strokeDasharray="2 3"
      />
      <text x={166.5} y={44} textAnchor="middle" style={{ fill: "var(--madder)" }}>
        sealed
      </text>
      <text x={12} y={98} className="num">
        {formatCount(train)}
      </text>
      <text x={188} y={98} textAnchor="end" className="num" style={{ fill: "var(--madder)" }}>
        {formatCount(test)}
      </text>
    </svg>
  );
}

/** The numbered steps, those that are off struck through. */
export function RecipeThumb({ node }: { readonly node: PipelineNode }) {
  const { steps } = node.params as { readonly steps: readonly RecipeStep[] };
  const entries = steps.map(({ step, on }) => ({ words: registry[step]?.title ?? step, on }));
  return <NumberedThumb entries={entries} empty="Columns pass as they are" />;
}

/** What was changed in the table, in words. */
export function EditThumb({ node }: { readonly node: PipelineNode }) {
  const { edits } = node.params as EditParams;
  const entries = edits.map((edit) => ({ words: editWords(edit), on: edit.on }));
  return <NumberedThumb entries={entries} empty="Nothing is changed yet" />;
}

function NumberedThumb({
  entries,
  empty,
}: {
  readonly entries: readonly { readonly words: string; readonly on: boolean }[];
  readonly empty: string;
}) {
  const more = entries.length - shownSteps;
  return (
    <ol className="thumb-recipe">
      {entries.slice(0, shownSteps).map(({ words, on }, place) => (
        // A step may come twice: its place is its identity.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={place} data-off={!on || undefined}>
          <span className="num">{place + 1}</span>
          <span className="cut" title={words}>
            {words}
          </span>
        </li>
      ))}
      {more > 0 ? <li className="quiet">and {more} more</li> : null}
      {entries.length === 0 ? <li className="quiet">{empty}</li> : null}
    </ol>
  );
}

export function RowsThumb({ node }: { readonly node: PipelineNode }) {
  const { mode, label, rows } = node.params as RowsParams;
  const count = rows.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  return (
    <p className="thumb-words">
      {mode === "keep" ? "Only" : "All but"} {plural(count, "row")}: {label}
    </p>
  );
}
